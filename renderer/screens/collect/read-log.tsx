import {useMemo, useState} from 'react';
import type {ReadRow} from '../../../main/contract/views.ts';
import {type Column, DataTable} from '../../components/data-table.tsx';
import {Problem} from '../../components/problem.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {usePagedRows} from '../../components/use-paged-rows.ts';
import {count, visible} from '../../format.ts';
import {go} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import styles from './collect.module.css';

const unanswered = ['denied', 'unsupported', 'throttled', 'failed', 'refused', 'cancelled'];
const {log} = texts.collect;

const Cut = ({children}: {children: string}) => (
  <span title={visible(children)} className={styles.faint}>
    {visible(children)}
  </span>
);

const columns: readonly Column<ReadRow>[] = [
  {id: 'id', title: log.columns.id, width: '92px', cell: row => <code>{row.id}</code>},
  {
    id: 'outcome',
    title: log.columns.outcome,
    width: 'minmax(150px, 1fr)',
    cell: row => (
      <>
        <StateMark state={unanswered.includes(row.outcome) ? 'not-assessed' : 'pass'} size={12} />
        <span>{texts.resources.outcomes[row.outcome] ?? row.outcome}</span>
      </>
    ),
  },
  {
    id: 'operation',
    title: log.columns.operation,
    width: 'minmax(220px, 2fr)',
    cell: row => <span title={visible(JSON.stringify(row.parameters))}>{visible(row.operation)}</span>,
  },
  {id: 'region', title: log.columns.region, width: '112px', cell: row => <Cut>{row.region}</Cut>},
  {
    id: 'at',
    title: log.columns.at,
    width: '116px',
    cell: row => <span className={styles.faint}>{row.startedAt.slice(11, 23)}</span>,
  },
  {id: 'pages', title: log.columns.pages, width: '72px', numeric: true, cell: row => count(row.pages)},
  {id: 'attempts', title: log.columns.attempts, width: '88px', numeric: true, cell: row => count(row.attempts)},
  {id: 'error', title: log.columns.error, width: 'minmax(200px, 2fr)', cell: row => <Cut>{row.error ?? ''}</Cut>},
];

const keyOf = ({id}: ReadRow): string => id;

/** Every read of a collection in the order in which it was put on the record. Enter opens what a read brought. */
export const ReadLog = ({collection}: {collection: string}) => {
  const [outcome, setOutcome] = useState('');
  const [text, setText] = useState('');
  const query = useMemo(
    () => ({
      collection,
      ...(text.trim() === '' ? {} : {text: text.trim()}),
      ...(outcome === '' ? {} : {outcomes: outcome === 'unanswered' ? unanswered : [outcome]}),
    }),
    [collection, text, outcome],
  );
  const paged = usePagedRows('reads.list', query);
  const [selected, setSelected] = useState<number>();
  const total = paged.answer?.total ?? 0;
  const filtered = text !== '' || outcome !== '';
  return (
    <Section title={log.title} count={paged.answer && count(total)}>
      <div className={styles.logTools}>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          className={styles.logFilter}
          aria-label={log.filter}
          placeholder={log.filter}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <select
          aria-label={log.outcome}
          className={styles.logOutcome}
          value={outcome}
          onChange={event => setOutcome(event.target.value)}
        >
          <option value="">{log.all}</option>
          <option value="unanswered">{log.unanswered}</option>
          {Object.entries(texts.resources.outcomes).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {paged.error && <Problem error={paged.error} onRetry={paged.again} />}
      <div className={styles.log}>
        <DataTable
          label={log.title}
          columns={columns}
          total={total}
          rowAt={paged.rowAt}
          keyOf={keyOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={index => {
            const id = paged.rowAt(index)?.evidence;
            if (id !== undefined) go('evidence', {id});
          }}
          onRange={paged.look}
          top={paged.shown}
          busy={paged.pending}
          empty={paged.answer && <p className={styles.faint}>{filtered ? log.none : log.empty}</p>}
        />
      </div>
    </Section>
  );
};
