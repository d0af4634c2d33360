import type {z} from 'zod';
import type {EvidenceItem} from '../../../main/contract/records.ts';
import type {Column} from '../../components/data-table.tsx';
import {formatBytes, formatUtc, visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';

type Item = z.infer<typeof EvidenceItem>;
const words = texts.evidence;

/** All bytes of an item's files. */
export const bytesOf = ({files}: Item): number => files.reduce((sum, {bytes}) => sum + bytes, 0);

/** The columns of the library; the ids that can be sorted are the engine's. */
export const columns: readonly Column<Item>[] = [
  {id: 'id', title: words.columns.id, width: '96px', sortable: true, always: true, cell: ({id}) => <code>{id}</code>},
  {
    id: 'title',
    title: words.columns.title,
    width: 'minmax(200px, 1fr)',
    sortable: true,
    always: true,
    cell: ({title}) => <span title={visible(title)}>{visible(title)}</span>,
  },
  {id: 'kind', title: words.columns.kind, width: '96px', cell: ({kind}) => words.kinds[kind]},
  {
    id: 'classification',
    title: words.columns.classification,
    width: '124px',
    cell: ({classification}) => words.classifications[classification],
  },
  {
    id: 'captured',
    title: words.columns.captured,
    width: '188px',
    sortable: true,
    cell: ({capturedAt}) => formatUtc(capturedAt),
  },
  {id: 'by', title: words.columns.by, width: '130px', cell: ({capturedBy}) => visible(capturedBy)},
  {id: 'files', title: words.columns.files, width: '64px', numeric: true, cell: ({files}) => files.length},
  {
    id: 'bytes',
    title: words.columns.bytes,
    width: '88px',
    numeric: true,
    sortable: true,
    cell: item => formatBytes(bytesOf(item)),
  },
];

/** Hidden until somebody wants them. */
export const firstHidden: readonly string[] = ['by', 'files'];
