import type {Conclusion, VerdictValue} from '../../main/contract/ids.ts';
import type {ControlState} from '../../main/contract/views.ts';
import {texts} from '../texts/texts.ts';
import styles from './state-mark.module.css';

/** Every state there is: of a control, of an answer, of a verdict. */
export type AnyState = ControlState | Conclusion | VerdictValue | 'open';

/** The shapes: the same in the window, in print and for colour-blind readers. */
type Shape = 'tick' | 'half' | 'cross' | 'hatched' | 'grey' | 'hollow' | 'begun';

const shapes: Readonly<Record<AnyState, Shape>> = {
  conforms: 'tick',
  pass: 'tick',
  partly: 'half',
  'does-not-conform': 'cross',
  fail: 'cross',
  'could-not-be-read': 'hatched',
  'not-assessed': 'hatched',
  'not-applicable': 'grey',
  'not-tested': 'begun',
  begun: 'begun',
  'not-asked': 'hollow',
  open: 'hollow',
};

const drawings: Readonly<Record<Shape, React.ReactNode>> = {
  tick: (
    <>
      <circle cx="6" cy="6" r="5.4" className={styles.pass} />
      <path d="M3.4 6.2l1.8 1.8 3.4-3.8" className={styles.cut} />
    </>
  ),
  half: (
    <>
      <circle cx="6" cy="6" r="4.9" className={styles.openLine} />
      <path d="M6 1.2a4.8 4.8 0 010 9.6z" className={styles.open} />
    </>
  ),
  cross: (
    <>
      <rect x=".8" y=".8" width="10.4" height="10.4" rx="1.5" className={styles.fail} />
      <path d="M3.8 3.8l4.4 4.4M8.2 3.8l-4.4 4.4" className={styles.cut} />
    </>
  ),
  hatched: (
    <>
      <path d="M6 1l5.3 9.8H.7z" className={styles.openLine} />
      <path d="M3 10.2l3.6-6.4M5.8 10.2l2.4-4.1M8.6 10.2l1-1.6" className={styles.hatch} />
    </>
  ),
  grey: (
    <>
      <circle cx="6" cy="6" r="4.9" className={styles.none} />
      <path d="M3.6 6h4.8" className={styles.noneLine} />
    </>
  ),
  begun: (
    <>
      <circle cx="6" cy="6" r="4.9" className={styles.hollow} />
      <circle cx="6" cy="6" r="1.9" className={styles.dot} />
    </>
  ),
  hollow: <circle cx="6" cy="6" r="4.9" className={styles.hollow} />,
};

/** A state as its shape; `label` false where the words stand beside it. */
export const StateMark = ({state, size = 14, label = false}: {state: AnyState; size?: number; label?: boolean}) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by aria-label
  <svg
    viewBox="0 0 12 12"
    width={size}
    height={size}
    className={styles.mark}
    {...(label ? {role: 'img', 'aria-label': texts.states[state]} : {'aria-hidden': true})}
  >
    {drawings[shapes[state]]}
  </svg>
);

/** A state as shape and words. */
export const StateLabel = ({state}: {state: AnyState}) => (
  <span className={styles.label}>
    <StateMark state={state} />
    {texts.states[state]}
  </span>
);
