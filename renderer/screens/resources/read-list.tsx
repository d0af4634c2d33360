import type {ReadRow} from '../../../main/contract/views.ts';
import {IdText} from '../../components/id-text.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {When} from '../../components/when.tsx';
import {count, visible} from '../../format.ts';
import {go, hashOf} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './detail.module.css';

const answered: ReadonlySet<string> = new Set(['ok', 'absent']);

/** Whether a read ended in an answer, also in the answer that nothing is configured. */
export const isAnswered = ({outcome}: Pick<ReadRow, 'outcome'>): boolean => answered.has(outcome);

const most = 20;

/** Reads that something rests on: how each ended, when, under which request, and where its body is kept. */
export const ReadList = ({reads}: {reads: readonly ReadRow[]}) => (
  <ul className={styles.reads}>
    {reads.slice(0, most).map(read => (
      <li key={read.id} className={styles.read}>
        <StateMark state={isAnswered(read) ? 'pass' : 'not-assessed'} />
        <div className={styles.facts}>
          <p>
            <b>{visible(read.operation)}</b>{' '}
            <span className={styles.faint}>
              {texts.resources.outcomes[read.outcome] ?? read.outcome} · {visible(read.region)}
            </span>
          </p>
          {read.error && <p className={styles.unread}>{visible(read.error)}</p>}
          <p className={styles.faint}>
            <When at={read.startedAt} seconds />
          </p>
          {read.requestIds[0] !== undefined && (
            <p className={styles.faint}>
              {texts.resources.requestId} <IdText value={read.requestIds[0]} />
            </p>
          )}
          {read.evidence === undefined ? (
            <p className={styles.faint}>{texts.resources.noEvidence}</p>
          ) : (
            <EvidenceLink id={read.evidence} />
          )}
        </div>
      </li>
    ))}
    {reads.length > most && <li className={styles.faint}>{texts.resources.moreReads(count(reads.length - most))}</li>}
  </ul>
);

const EvidenceLink = ({id}: {id: string}) => (
  <a
    href={hashOf('evidence', {id})}
    onClick={event => {
      event.preventDefault();
      go('evidence', {id});
    }}
  >
    {texts.resources.evidence(id)}
  </a>
);
