import type {Facet, ResourceRow, VerdictRow} from '../../../main/contract/views.ts';
import type {Column} from '../../components/data-table.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import styles from './columns.module.css';
import {VerdictLabel} from './verdict-mark.tsx';

const {head} = texts.resources;

/** A text of the record in a cell: cut where the column ends, whole when pointed at. */
const Text = ({children, faint = false}: {children: string; faint?: boolean}) => {
  const text = visible(children);
  return (
    <span className={faint ? styles.faint : undefined} title={text}>
      {text}
    </span>
  );
};

/** A number, quiet where it is none. */
const Figure = ({value, state}: {value: number; state: 'fail' | 'not-assessed' | 'pass'}) =>
  value === 0 ? (
    <span className={styles.faint}>0</span>
  ) : (
    <>
      <StateMark state={state} size={12} />
      <span>{count(value)}</span>
    </>
  );

/** What a verdict is about, in words: a resource by its name, or a population as a whole. */
export const subjectOf = ({
  resource,
  resourceName,
  resourceType,
}: Pick<VerdictRow, 'resource' | 'resourceName' | 'resourceType'>): string =>
  resourceName || resource || texts.resources.population(resourceType);

export const severityOf = (severity: string): string =>
  texts.resources.severities[severity] ?? texts.resources.unknownSeverity;

/** How people call an account or a cluster, by the labels of a facet. */
export const labelsOf = (targets: readonly Facet[] | undefined): ReadonlyMap<string, string> =>
  new Map(targets?.map(({value, label}) => [value, label]));

/** The columns of verdicts, and which are hidden until somebody wants them. */
export const verdictColumns = (labels: ReadonlyMap<string, string>): readonly Column<VerdictRow>[] => [
  {
    id: 'verdict',
    title: head.verdict,
    width: '164px',
    sortable: true,
    always: true,
    cell: row => <VerdictLabel verdict={row.verdict} />,
  },
  {
    id: 'severity',
    title: head.severity,
    width: '104px',
    sortable: true,
    cell: row => <Text faint={row.severity === 'low'}>{severityOf(row.severity)}</Text>,
  },
  {
    id: 'check',
    title: head.check,
    width: 'minmax(200px, 3fr)',
    sortable: true,
    always: true,
    cell: row => <Text>{row.title}</Text>,
  },
  {
    id: 'resource',
    title: head.resource,
    width: 'minmax(150px, 2fr)',
    sortable: true,
    cell: row => <Text faint={row.resource === undefined}>{subjectOf(row)}</Text>,
  },
  {
    id: 'reason',
    title: head.reason,
    width: 'minmax(170px, 3fr)',
    cell: row => <Text faint>{row.reason}</Text>,
  },
  {id: 'region', title: head.region, width: '116px', sortable: true, cell: row => <Text faint>{row.region}</Text>},
  {
    id: 'target',
    title: head.target,
    width: '156px',
    sortable: true,
    cell: row => <Text faint>{labels.get(row.target) ?? row.target}</Text>,
  },
  {id: 'type', title: head.type, width: '160px', cell: row => <Text faint>{row.resourceType}</Text>},
];

export const hiddenVerdictColumns = ['target', 'type'];

/** The columns of resources. */
export const resourceColumns = (labels: ReadonlyMap<string, string>): readonly Column<ResourceRow>[] => [
  {
    id: 'name',
    title: head.name,
    width: 'minmax(200px, 3fr)',
    sortable: true,
    always: true,
    cell: row => <Text>{row.name || row.id}</Text>,
  },
  {id: 'type', title: head.type, width: '160px', sortable: true, cell: row => <Text>{row.type}</Text>},
  {
    id: 'fail',
    title: head.fail,
    width: '70px',
    numeric: true,
    sortable: true,
    always: true,
    cell: row => <Figure value={row.verdicts.fail} state="fail" />,
  },
  {
    id: 'not-assessed',
    title: head.notAssessed,
    width: '96px',
    numeric: true,
    sortable: true,
    always: true,
    cell: row => <Figure value={row.verdicts['not-assessed']} state="not-assessed" />,
  },
  {
    id: 'pass',
    title: head.pass,
    width: '70px',
    numeric: true,
    cell: row => <Figure value={row.verdicts.pass} state="pass" />,
  },
  {id: 'region', title: head.region, width: '116px', sortable: true, cell: row => <Text faint>{row.region}</Text>},
  {
    id: 'target',
    title: head.target,
    width: '156px',
    sortable: true,
    cell: row => <Text faint>{labels.get(row.target) ?? row.target}</Text>,
  },
  {id: 'id', title: head.id, width: 'minmax(200px, 3fr)', cell: row => <Text faint>{row.id}</Text>},
];

export const hiddenResourceColumns = ['id'];
