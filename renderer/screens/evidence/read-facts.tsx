import type {ReadRow} from '../../../main/contract/views.ts';
import {Chip} from '../../components/chip.tsx';
import {IdText} from '../../components/id-text.tsx';
import {When} from '../../components/when.tsx';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './item-facts.module.css';

const words = texts.evidence.read;

/** How it was read: by whom, from where, with what, when, and what the target said to it. */
export const ReadFacts = ({read}: {read: ReadRow}) => (
  <section>
    <h3>{words.title}</h3>
    <dl className={styles.list}>
      <dt>{words.operation}</dt>
      <dd>
        <code>{visible(read.operation)}</code>
      </dd>
      <dt>{words.outcome}</dt>
      <dd>
        <Chip tone={read.outcome === 'ok' ? 'pass' : 'open'}>
          {words.outcomes[read.outcome] ?? visible(read.outcome)}
        </Chip>
      </dd>
      {read.error !== undefined && (
        <>
          <dt>{words.error}</dt>
          <dd>{visible(read.error)}</dd>
        </>
      )}
      <dt>{words.target}</dt>
      <dd>
        {visible(read.target)}
        {read.region !== '' && `, ${visible(read.region)}`}
      </dd>
      <dt>{words.caller}</dt>
      <dd>
        <IdText value={read.caller} whole />
      </dd>
      <dt>{words.started}</dt>
      <dd>
        <When at={read.startedAt} seconds />
      </dd>
      <dt>{words.ended}</dt>
      <dd>
        <When at={read.endedAt} seconds />
      </dd>
      <dt>{words.pages}</dt>
      <dd>{words.pagesAndAttempts(count(read.pages), count(read.attempts))}</dd>
      <dt>{words.parameters}</dt>
      <dd>
        {Object.keys(read.parameters).length === 0 ? (
          words.noParameters
        ) : (
          <pre className={styles.parameters}>{visible(JSON.stringify(read.parameters, null, 2))}</pre>
        )}
      </dd>
      <dt>{words.requests}</dt>
      <dd>
        {read.requestIds.length === 0 ? (
          words.noRequests
        ) : (
          <ul>
            {read.requestIds.map(id => (
              <li key={id}>
                <IdText value={id} whole />
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{words.id}</dt>
      <dd>
        <code>{visible(read.id)}</code>
      </dd>
    </dl>
  </section>
);
