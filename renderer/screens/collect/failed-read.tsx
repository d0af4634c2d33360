import type {ControlRef} from '../../../main/contract/ids.ts';
import {IdText} from '../../components/id-text.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {controlText} from '../../control-text.ts';
import {visible} from '../../format.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';

const most = 6;

/** A read that gave no answer: why, what to grant, and what waits for it. */
export const FailedRead = ({
  operation,
  region,
  outcome,
  error,
  permissions,
  controls,
  times,
}: {
  operation: string;
  region: string;
  outcome: string;
  error: string;
  permissions: readonly string[];
  controls: readonly ControlRef[];
  times?: number;
}) => (
  <li className={styles.failedRead}>
    <StateMark state="not-assessed" />
    <div className={styles.failedWords}>
      <p>
        <b>{visible(operation)}</b>{' '}
        <span className={styles.faint}>
          {visible(region)} · {texts.resources.outcomes[outcome] ?? outcome}
          {times !== undefined && ` · ${texts.collect.result.times(times)}`}
        </span>
      </p>
      {error !== '' && <p className={styles.reason}>{visible(error)}</p>}
      {permissions.length > 0 && outcome === 'denied' && (
        <p className={styles.faint}>
          {texts.collect.preflight.grant}{' '}
          {permissions.map(permission => (
            <IdText key={permission} value={permission} whole />
          ))}
        </p>
      )}
      <p className={styles.faint}>
        {controls.length === 0 ? texts.collect.noWaits : texts.collect.waits('')}
        {controls.slice(0, most).map(control => (
          <a
            key={controlText(control)}
            className={styles.control}
            href={hashOf('questionnaire', {entry: control.id, edition: control.edition})}
            onClick={event => {
              event.preventDefault();
              go('questionnaire', {entry: control.id, edition: control.edition});
            }}
          >
            {control.id}
          </a>
        ))}
        {controls.length > most && texts.collect.moreControls(controls.length - most)}
      </p>
    </div>
  </li>
);
