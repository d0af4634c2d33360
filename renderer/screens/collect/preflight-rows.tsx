import type {Output} from '../../../main/contract/methods.ts';
import {Note} from '../../components/problem.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';
import {FailedRead} from './failed-read.tsx';
import {useWaiting} from './use-waiting.ts';

type Row = Output<'collect.preflight'>['rows'][number];

const isGranted = ({outcome}: Row): boolean => outcome === 'ok' || outcome === 'absent';

/** What is granted, and what is missing with the permission to grant and the controls that wait for it. */
export const PreflightRows = ({rows}: {rows: readonly Row[]}) => {
  const words = texts.collect.preflight;
  const waiting = useWaiting();
  const granted = rows.filter(isGranted);
  const missing = rows.filter(row => !isGranted(row));
  const untried = granted.filter(({error}) => error?.code === 'NothingToTry').length;
  const controls = waiting(missing.map(({operation}) => operation)).length;
  return (
    <>
      <h3 className={styles.summary}>
        <StateMark state={missing.length === 0 ? 'pass' : 'not-assessed'} />
        {missing.length === 0
          ? words.allGranted(count(rows.length))
          : words.granted(count(granted.length), count(rows.length))}
      </h3>
      {untried > 0 && <p className={styles.faint}>{words.untried(untried)}</p>}
      {missing.length > 0 && (
        <>
          <p className={styles.missing}>{words.missing(missing.length)}</p>
          <ul className={styles.failed}>
            {missing.map(row => (
              <FailedRead
                key={`${row.operation} ${row.region}`}
                operation={row.operation}
                region={row.region}
                outcome={row.outcome}
                error={row.error ? `${row.error.code}: ${row.error.message}` : ''}
                permissions={row.permissions}
                controls={waiting([row.operation])}
              />
            ))}
          </ul>
          <Note kind="open">{controls > 0 ? words.goOn(controls) : words.goOnNone}</Note>
        </>
      )}
      <details className={styles.more}>
        <summary>{words.showGranted}</summary>
        <ul className={styles.granted}>
          {granted.map(({operation, region}) => (
            <li key={`${operation} ${region}`}>
              <StateMark state="pass" size={12} /> <code>{visible(operation)}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};
