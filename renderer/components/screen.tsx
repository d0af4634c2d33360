import type {ReactNode} from 'react';
import styles from './screen.module.css';

/**
 * One screen: what is being worked on in the middle, what supports it at the right. `width`: reading width, or all there is.
 * `lead` is a column at the left (a tree, facets).
 */
export const Screen = ({
  title,
  about,
  actions,
  lead,
  aside,
  width = 'reading',
  fixed = false,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  width?: 'reading' | 'wide' | 'full';
  /** The middle does not scroll by itself: a table inside does. */
  fixed?: boolean;
  children: ReactNode;
}) => (
  <div className={styles.screen}>
    {lead && <div className={styles.lead}>{lead}</div>}
    <main className={[styles.main, fixed ? styles.fixed : ''].join(' ')} tabIndex={fixed ? undefined : 0} id="main">
      <div className={[styles.column, styles[width]].join(' ')}>
        <header className={styles.head}>
          <h1 tabIndex={-1}>{title}</h1>
          {actions && <div className={styles.actions}>{actions}</div>}
          {about && <p className={styles.about}>{about}</p>}
        </header>
        {children}
      </div>
    </main>
    {aside && <div className={styles.aside}>{aside}</div>}
  </div>
);

/** A part of a screen with its heading. */
export const Section = ({
  title,
  count,
  actions,
  children,
}: {
  title: ReactNode;
  count?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) => (
  <section className={styles.section}>
    <header className={styles.sectionHead}>
      <h2>{title}</h2>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {actions && <div className={styles.sectionActions}>{actions}</div>}
    </header>
    {children}
  </section>
);
