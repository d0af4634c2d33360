import type {ControlState} from '../../../main/contract/views.ts';
import styles from './heat-mark.module.css';

const drawings: Readonly<Record<ControlState, React.ReactNode>> = {
  conforms: (
    <>
      <rect x=".5" y=".5" width="15" height="15" rx="3" className={styles.pass} />
      <path d="M4.5 8.3l2.4 2.4 4.6-5.2" className={styles.cut} />
    </>
  ),
  partly: (
    <>
      <rect x="1.1" y="1.1" width="13.8" height="13.8" rx="2.6" className={styles.partLine} />
      <path d="M1.1 14.2V3.7A2.6 2.6 0 013.7 1.1h10.5z" className={styles.part} />
    </>
  ),
  'does-not-conform': (
    <>
      <rect x=".5" y=".5" width="15" height="15" rx="1" className={styles.fail} />
      <path d="M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4" className={styles.cut} />
    </>
  ),
  'could-not-be-read': (
    <>
      <rect x="1.1" y="1.1" width="13.8" height="13.8" rx="2.6" className={styles.openLine} />
      <path d="M1.6 7.4l5.8-5.8M1.6 12.2L12.2 1.6M3.8 14.4L14.4 3.8M8.6 14.4l5.8-5.8" className={styles.hatch} />
    </>
  ),
  begun: (
    <>
      <rect x="1.1" y="1.1" width="13.8" height="13.8" rx="2.6" className={styles.hollow} />
      <circle cx="8" cy="8" r="2.4" className={styles.dot} />
    </>
  ),
  'not-asked': <rect x="1.1" y="1.1" width="13.8" height="13.8" rx="2.6" className={styles.hollow} />,
  'not-applicable': (
    <>
      <rect x="1.1" y="1.1" width="13.8" height="13.8" rx="2.6" className={styles.none} />
      <path d="M5 8h6" className={styles.dash} />
    </>
  ),
};

/** A control's state in the heat map: the shapes of everywhere, in a square, so that many of them make a picture. */
export const HeatMark = ({state}: {state: ControlState}) => (
  <svg viewBox="0 0 16 16" width="16" height="16" className={styles.mark} aria-hidden="true">
    {drawings[state]}
  </svg>
);
