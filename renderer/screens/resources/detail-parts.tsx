import {X} from 'lucide-react';
import type {ReactNode} from 'react';
import {Button} from '../../components/button.tsx';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './detail.module.css';

/** What is shown in detail, its state, and the way back. */
export const DetailHead = ({title, onClose, children}: {title: string; onClose: () => void; children?: ReactNode}) => (
  <header className={styles.head}>
    <div className={styles.marks}>{children}</div>
    <Button kind="quiet" icon={X} aria-label={texts.resources.closeDetail} onClick={onClose} />
    <h2>{visible(title)}</h2>
  </header>
);

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
