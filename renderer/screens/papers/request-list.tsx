import {useState} from 'react';
import {Button} from '../../components/button.tsx';
import type {Column} from '../../components/data-table.tsx';
import {Choice} from '../../components/field.tsx';
import {count, formatDay} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {today} from '../../today.ts';
import {PaperList} from './paper-list.tsx';
import styles from './papers.module.css';
import {PrepareDialog} from './prepare-dialog.tsx';
import {RequestExport} from './request-export.tsx';
import {filterRequests, isOverdue, type RequestFilter, type StoredRequest} from './request-rows.ts';
import {StatusCell} from './status-cell.tsx';
import {ControlsCell, Line} from './visit-lists.tsx';

const t = texts.papers;
const words = t.request;
const filters = Object.keys(words.filters) as RequestFilter[];

const columns: readonly Column<StoredRequest>[] = [
  {id: 'id', title: t.columns.id, width: '84px', cell: ({id}) => id},
  {
    id: 'document',
    title: t.columns.document,
    width: 'minmax(180px, 3fr)',
    cell: ({paper}) => <Line text={paper.document} struck={paper.withdrawn} />,
  },
  {id: 'status', title: t.columns.status, width: '144px', cell: stored => <StatusCell stored={stored} />},
  {
    id: 'due',
    title: t.columns.due,
    width: '172px',
    cell: ({paper}) =>
      paper.due && (
        <>
          {formatDay(paper.due)} {isOverdue(paper, today()) && <b className={styles.late}>{words.overdue}</b>}
        </>
      ),
  },
  {
    id: 'owner',
    title: t.columns.owner,
    width: 'minmax(120px, 1fr)',
    cell: ({paper}) => <Line text={paper.owner} struck={undefined} />,
  },
  {
    id: 'controls',
    title: t.columns.controls,
    width: '108px',
    cell: ({paper}) => <ControlsCell controls={paper.controls} />,
  },
  {
    id: 'evidence',
    title: t.columns.evidence,
    width: '84px',
    numeric: true,
    cell: ({paper}) => count(paper.evidence.length),
  },
];

/** The documents asked for: what is overdue first. */
export const RequestList = () => {
  const [filter, setFilter] = useState<RequestFilter>('all');
  const day = today();
  return (
    <PaperList
      kind="request"
      columns={columns}
      shownOf={(all, text) => filterRequests(all, filter, text, day)}
      onAll={() => setFilter('all')}
      first={<Prepare />}
      bar={all => {
        const late = filterRequests(all, 'overdue', '', day).length;
        return (
          <>
            <Choice
              label={t.filter}
              value={filter}
              options={filters.map(value => ({
                value,
                label: `${words.filters[value]} ${count(filterRequests(all, value, '', day).length)}`,
              }))}
              onChoose={setFilter}
            />
            {late > 0 && <b className={styles.lateLine}>{words.overdueCount(late)}</b>}
          </>
        );
      }}
    />
  );
};

/** What is done with the whole list: prepared, and sent. */
export const RequestActions = () => {
  const all = useEngine('papers.list', {kind: 'request'}).data ?? [];
  if (all.length === 0) return null;
  return (
    <>
      <Prepare />
      <RequestExport />
    </>
  );
};

const Prepare = () => {
  const [preparing, setPreparing] = useState(false);
  return (
    <>
      <Button onClick={() => setPreparing(true)}>{words.prepare}</Button>
      <PrepareDialog open={preparing} onClose={() => setPreparing(false)} />
    </>
  );
};
