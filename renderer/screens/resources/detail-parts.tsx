import {X} from 'lucide-react';
import {type ReactNode, useLayoutEffect, useRef} from 'react';
import {Button} from '../../components/button.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './detail.module.css';

/** What is shown in detail, its state, and the way back. `of` names it: something else begins at its beginning. */
export const DetailHead = ({
  of,
  title,
  onClose,
  children,
}: {
  of: string;
  title: string;
  onClose: () => void;
  children?: ReactNode;
}) => {
  const head = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is shown
  useLayoutEffect(() => {
    // A browser of today gives a promise here, which is no way to clean up.
    head.current?.parentElement?.parentElement?.scrollTo({top: 0});
  }, [of]);
  return (
    <header ref={head} className={styles.head}>
      <div className={styles.marks}>{children}</div>
      <Button kind="quiet" icon={X} aria-label={texts.resources.closeDetail} onClick={onClose} />
      <h2>{visible(title)}</h2>
    </header>
  );
};

/** One part of a detail. */
export const DetailPart = ({title, aside, children}: {title: string; aside?: ReactNode; children: ReactNode}) => (
  <section className={styles.part}>
    <header className={styles.partHead}>
      <h3>{title}</h3>
      {aside !== undefined && <span className={styles.faint}>{aside}</span>}
    </header>
    {children}
  </section>
);
