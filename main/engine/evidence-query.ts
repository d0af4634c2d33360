import type {Output, Parsed} from '../contract/methods.ts';
import type {EvidenceItem, Workspace} from '../workspace/types.ts';
import {currentEvidenceMap} from './control-service.ts';
import {evidenceView} from './evidence-view.ts';
import {fold} from './folding.ts';
import type {Library} from './library.ts';

export type EvidenceQuery = Omit<Parsed<'evidence.query'>, 'offset' | 'limit'>;

/** What a list of evidence needs to know of an item to filter and sort it; bodies and links stay in the workspace. */
type Row = {readonly id: string; readonly key: string | number};

/** Ids of the items that a query keeps, sorted, and how many have each kind and classification under the other filters. */
export const matchingEvidence = (
  workspace: Workspace,
  library: Library,
  {text, kinds, classifications, control, sort, descending}: EvidenceQuery,
): {ids: string[]; of: number; facets: Output<'evidence.query'>['facets']} => {
  const linked = control && new Set(currentEvidenceMap(workspace, library).of(control));
  const words = fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const byKind = new Map<string, number>();
  const byClassification = new Map<string, number>();
  const rows: Row[] = [];
  let of = 0;
  for (const item of workspace.evidence.list()) {
    of += 1;
    if (linked && !linked.has(item.id)) continue;
    if (words.length > 0 && !contains(item, words)) continue;
    const ofKind = !kinds?.length || kinds.includes(item.kind);
    const ofClass = !classifications?.length || classifications.includes(item.classification);
    if (ofClass) byKind.set(item.kind, (byKind.get(item.kind) ?? 0) + 1);
    if (ofKind) byClassification.set(item.classification, (byClassification.get(item.classification) ?? 0) + 1);
    if (ofKind && ofClass) rows.push({id: item.id, key: sortKeys[sort](item)});
  }
  // The record is in the order of ids, and sorting keeps that order among equals.
  if (sort !== 'id') rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (descending) rows.reverse();
  const facets = {
    kinds: facet(byKind, ['read', 'document', 'photo'], kinds),
    classifications: facet(
      byClassification,
      ['public', 'internal', 'confidential', 'strictly-confidential'],
      classifications,
    ),
  };
  return {ids: rows.map(({id}) => id), of, facets};
};

/** One page of them. */
export const queryEvidence = (
  workspace: Workspace,
  library: Library,
  {offset, limit, ...query}: Parsed<'evidence.query'>,
): Output<'evidence.query'> => {
  const {ids, of, facets} = matchingEvidence(workspace, library, query);
  const items = ids.slice(offset, offset + limit).flatMap(id => workspace.evidence.get(id) ?? []);
  return {total: ids.length, of, items: items.map(evidenceView), facets};
};

const sortKeys: Readonly<Record<EvidenceQuery['sort'], (item: EvidenceItem) => string | number>> = {
  id: () => 0,
  title: ({title}) => fold(title),
  captured: ({capturedAt}) => capturedAt,
  bytes: ({files}) => files.reduce((sum, {bytes}) => sum + bytes, 0),
};

const contains = (
  {id, title, originalName, note, readId, capturedBy, files}: EvidenceItem,
  words: readonly string[],
): boolean => {
  const names = files.slice(0, 20).map(({name}) => name);
  const hay = fold([id, title, originalName, note, readId, capturedBy, ...names].join('\n'));
  return words.every(word => hay.includes(word));
};

/** Values in their order; one that is chosen stays there with nothing to count. */
const facet = (
  counts: ReadonlyMap<string, number>,
  order: readonly string[],
  chosen: readonly string[] = [],
): {value: string; label: string; count: number}[] =>
  order
    .filter(value => counts.has(value) || chosen.includes(value))
    .map(value => ({value, label: labels[value] ?? value, count: counts.get(value) ?? 0}));

const labels: Readonly<Record<string, string>> = {
  read: 'Read from a target',
  document: 'Document',
  photo: 'Photo',
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  'strictly-confidential': 'Strictly confidential',
};
