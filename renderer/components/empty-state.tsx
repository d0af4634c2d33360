import type {ReactNode} from 'react';
import styles from './empty-state.module.css';

/** Nothing here yet: what would stand here, why one wants it, and the button that makes the first. */
export const EmptyState = ({title, children, actions}: {title: string; children: ReactNode; actions?: ReactNode}) => (
  <div className={styles.empty}>
    <h2>{title}</h2>
    <div className={styles.words}>{children}</div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </div>
);
