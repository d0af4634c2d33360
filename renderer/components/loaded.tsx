import type {UseQueryResult} from '@tanstack/react-query';
import {type ReactNode, useEffect, useState} from 'react';
import {texts} from '../texts/texts.ts';
import styles from './loaded.module.css';
import {Problem} from './problem.tsx';

/** What a query gave; a quiet skeleton of `lines` after 200 ms, or what went wrong with a way to try again. */
export const Loaded = <T,>({
  query,
  children,
  lines = 4,
}: {
  query: UseQueryResult<T, Error>;
  children: (data: T) => ReactNode;
  lines?: number;
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
};

/** Reserves the place of lines that come; shows itself only after 200 ms. */
export const Skeleton = ({lines = 4}: {lines?: number}) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.skeleton} aria-busy="true">
      {late && <span className="unseen">{texts.common.loading}</span>}
      {Array.from({length: lines}, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton are all alike
        <i key={line} className={late ? styles.line : styles.place} />
      ))}
    </div>
  );
};
