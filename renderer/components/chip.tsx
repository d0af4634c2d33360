import type {ReactNode} from 'react';
import styles from './chip.module.css';

/** A short fact beside a heading. */
export const Chip = ({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'accent' | 'pass' | 'fail' | 'open';
}) => <span className={[styles.chip, styles[tone]].join(' ')}>{children}</span>;
