import styles from './progress.module.css';

/** How much of what is done. `of` undefined: not known yet. `text` is what it is read aloud as. */
export const Progress = ({
  value,
  of,
  text,
  tone = 'accent',
}: {
  value: number;
  of?: number | undefined;
  text: string;
  tone?: 'accent' | 'open';
}) => (
  <div
    className={styles.track}
    role="progressbar"
    aria-label={text}
    aria-valuetext={text}
    {...(of === undefined ? {} : {'aria-valuemin': 0, 'aria-valuemax': of, 'aria-valuenow': Math.min(value, of)})}
  >
    <i
      className={[styles.bar, styles[tone], of === undefined ? styles.unknown : ''].join(' ')}
      style={{inlineSize: of === undefined ? '30%' : `${of === 0 ? 0 : Math.min(100, (value / of) * 100)}%`}}
    />
  </div>
);
