import {CircleAlert} from 'lucide-react';
import type {ReactNode} from 'react';
import {CallError} from '../../main/contract/client.ts';
import {visible} from '../format.ts';
import {texts} from '../texts/texts.ts';
import {Button} from './button.tsx';
import styles from './problem.module.css';

/** What happened, to what, and what to do: the engine's own words, and a way to try again. */
export const Problem = ({error, onRetry, children}: {error: Error; onRetry?: () => void; children?: ReactNode}) => {
  const next = error instanceof CallError ? texts.problems[error.code as keyof typeof texts.problems] : undefined;
  return (
    <div role="alert" className={styles.problem}>
      <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.words}>
        <p>{visible(error.message)}</p>
        {next && <p className={styles.next}>{next}</p>}
        {(onRetry || children) && (
          <div className={styles.actions}>
            {onRetry && <Button onClick={onRetry}>{texts.common.tryAgain}</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  );
};

/** Something to know that is not an error. */
export const Note = ({children, kind = 'plain'}: {children: ReactNode; kind?: 'plain' | 'open'}) => (
  <div className={[styles.note, kind === 'open' ? styles.open : ''].join(' ')}>{children}</div>
);
