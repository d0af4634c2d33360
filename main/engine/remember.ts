import type {Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';

/** The parts of the record that something can be derived from. */
export type RecordPart = 'answers' | 'evidence' | 'papers' | 'collections' | 'verdicts' | 'assessment';

type Kept = {readonly stamp: string; readonly library: Library | undefined; readonly value: unknown};
type Memory = {readonly changes: Record<RecordPart, number>; readonly kept: Map<string, Kept>};

const memories = new WeakMap<Workspace, Memory>();

/**
 * Derives something once, and again only when a part of the record it rests on, or the library, has changed. `make` is
 * synchronous, so that nothing changes while it looks. What is kept goes with the workspace.
 */
export const remember = <T>(
  workspace: Workspace,
  name: string,
  parts: readonly RecordPart[],
  library: Library | undefined,
  make: () => T,
): T => {
  const {changes, kept} = memoryOf(workspace);
  const stamp = parts.map(part => changes[part]).join(' ');
  const known = kept.get(name);
  if (known && known.stamp === stamp && known.library === library) return known.value as T;
  const value = make();
  kept.set(name, {stamp, library, value});
  return value;
};

const memoryOf = (workspace: Workspace): Memory => {
  const known = memories.get(workspace);
  if (known) return known;
  const changes = {answers: 0, evidence: 0, papers: 0, collections: 0, verdicts: 0, assessment: 0};
  workspace.custody.watch(({subject}) => {
    changes[partOf(subject.kind)] += 1;
  });
  const memory = {changes, kept: new Map<string, Kept>()};
  memories.set(workspace, memory);
  return memory;
};

const parts: Readonly<Record<string, RecordPart>> = {
  answer: 'answers',
  evidence: 'evidence',
  read: 'evidence',
  collection: 'collections',
  rules: 'verdicts',
  assessment: 'assessment',
  pack: 'assessment',
};

/** The part that a custody entry about a subject of this kind changes; the rest are working papers. */
export const partOf = (kind: string): RecordPart => (Object.hasOwn(parts, kind) ? (parts[kind] ?? 'papers') : 'papers');
