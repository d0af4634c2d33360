import type {ControlState} from '../../../main/contract/views.ts';
import {texts} from '../../texts/texts.ts';
import {HeatMark} from './heat-mark.tsx';
import styles from './overview.module.css';

const order: readonly ControlState[] = [
  'conforms',
  'partly',
  'does-not-conform',
  'could-not-be-read',
  'begun',
  'not-asked',
  'not-applicable',
];

/** What the shapes of the heat map mean. */
export const Legend = () => (
  <ul className={styles.legend} aria-label={texts.overview.legend}>
    {order.map(state => (
      <li key={state}>
        <HeatMark state={state} />
        {texts.states[state]}
      </li>
    ))}
  </ul>
);
