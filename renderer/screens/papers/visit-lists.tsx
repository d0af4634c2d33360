import type {ControlRef} from '../../../main/contract/ids.ts';
import type {Column} from '../../components/data-table.tsx';
import {count, formatDay, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {PaperList} from './paper-list.tsx';
import {controlsInShort, holdsWords, withdrawnLast} from './paper-rows.ts';
import type {StoredOf} from './paper-tabs.ts';
import styles from './papers.module.css';

const t = texts.papers;

/** A text in one line, struck where its paper was withdrawn. */
export const Line = ({text, struck}: {text: string; struck: object | undefined}) => (
  <span className={struck ? styles.struck : styles.cut} title={visible(text)}>
    {visible(text)}
    {struck && <span className="unseen"> ({t.withdrawn})</span>}
  </span>
);

/** The controls of a paper in a cell. */
export const ControlsCell = ({controls}: {controls: readonly ControlRef[]}) => (
  <span className={styles.cut} title={controls.map(({edition, id}) => `${edition} ${id}`).join(', ')}>
    {controlsInShort(controls)}
  </span>
);

const ends = [
  {id: 'controls', title: t.columns.controls, width: '116px'},
  {id: 'evidence', title: t.columns.evidence, width: '84px', numeric: true},
] as const;

const interviewColumns: readonly Column<StoredOf<'interview'>>[] = [
  {id: 'id', title: t.columns.id, width: '64px', cell: ({id}) => id},
  {id: 'date', title: t.columns.date, width: '116px', cell: ({paper}) => formatDay(paper.date)},
  {
    id: 'interviewee',
    title: t.columns.interviewee,
    width: 'minmax(140px, 1.2fr)',
    cell: ({paper}) => <Line text={paper.interviewee} struck={paper.withdrawn} />,
  },
  {
    id: 'role',
    title: t.columns.role,
    width: 'minmax(120px, 1fr)',
    cell: ({paper}) => <Line text={paper.role} struck={undefined} />,
  },
  {
    id: 'topic',
    title: t.columns.topic,
    width: 'minmax(180px, 2.4fr)',
    cell: ({paper}) => <Line text={paper.topic} struck={paper.withdrawn} />,
  },
  {...ends[0], cell: ({paper}) => <ControlsCell controls={paper.controls} />},
  {...ends[1], cell: ({paper}) => count(paper.evidence.length)},
];

const observationColumns: readonly Column<StoredOf<'observation'>>[] = [
  {id: 'id', title: t.columns.id, width: '64px', cell: ({id}) => id},
  {id: 'date', title: t.columns.date, width: '116px', cell: ({paper}) => formatDay(paper.date)},
  {
    id: 'place',
    title: t.columns.place,
    width: 'minmax(140px, 1fr)',
    cell: ({paper}) => <Line text={paper.place} struck={paper.withdrawn} />,
  },
  {
    id: 'what',
    title: t.columns.what,
    width: 'minmax(200px, 2.4fr)',
    cell: ({paper}) => <Line text={paper.what} struck={paper.withdrawn} />,
  },
  {...ends[0], cell: ({paper}) => <ControlsCell controls={paper.controls} />},
  {...ends[1], cell: ({paper}) => count(paper.evidence.length)},
];

/** The newest day first; what was withdrawn last. */
type Dated = {readonly id: string; readonly paper: {readonly date: string; readonly withdrawn?: object | undefined}};
const byDay = (one: Dated, other: Dated): number =>
  withdrawnLast(one, other) || other.paper.date.localeCompare(one.paper.date) || one.id.localeCompare(other.id);

/** All interviews, the newest first. */
export const InterviewList = () => (
  <PaperList
    kind="interview"
    columns={interviewColumns}
    shownOf={(all, text) =>
      all
        .filter(({id, paper}) =>
          holdsWords([id, paper.interviewee, paper.role, paper.topic, paper.notes, paper.date], paper.controls, text),
        )
        .sort(byDay)
    }
  />
);

/** All observations, the newest first. */
export const ObservationList = () => (
  <PaperList
    kind="observation"
    columns={observationColumns}
    shownOf={(all, text) =>
      all
        .filter(({id, paper}) =>
          holdsWords([id, paper.place, paper.what, paper.notes, paper.date], paper.controls, text),
        )
        .sort(byDay)
    }
  />
);
