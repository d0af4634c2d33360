import type {ControlRef} from '../../../main/contract/ids.ts';
import type {Input} from '../../../main/contract/methods.ts';
import type {Sample} from '../../../main/contract/papers.ts';

/** A sample as it is being planned. */
export type DrawDraft = {
  readonly title: string;
  readonly control: ControlRef | undefined;
  readonly question: string;
  readonly from: 'collection' | 'list';
  readonly resourceType: string;
  readonly filter: string;
  /** The list's evidence item; empty until one is chosen. */
  readonly list: string;
  readonly column: string;
  readonly basis: Sample['basis'];
  readonly size: string;
  readonly seed: string;
  readonly items: readonly string[];
  readonly basisNote: string;
  readonly limits: string;
};

export type DrawFault = 'required' | 'size' | 'too-many' | 'seed' | 'items';
export type DrawFaults = Readonly<Partial<Record<keyof DrawDraft, DrawFault>>>;

/** An empty plan: at random, for what a place names. */
export const newDraw = (control?: ControlRef, question = ''): DrawDraft => ({
  title: '',
  control,
  question,
  from: 'collection',
  resourceType: '',
  filter: '',
  list: '',
  column: '',
  basis: 'random',
  size: '',
  seed: '',
  items: [],
  basisNote: '',
  limits: '',
});

/** Where the population comes from; undefined until enough is said to look. */
export const sourceOf = (
  draft: Pick<DrawDraft, 'from' | 'resourceType' | 'filter' | 'list' | 'column'>,
): Input<'samples.population'>['source'] | undefined => {
  const [filter, column] = [draft.filter.trim(), draft.column.trim()];
  if (draft.from === 'list')
    return draft.list === '' ? undefined : {from: 'list', evidence: draft.list, ...(column === '' ? {} : {column})};
  return draft.resourceType === ''
    ? undefined
    : {from: 'collection', resourceType: draft.resourceType, ...(filter === '' ? {} : {filter})};
};

/** How many to begin with: the square root of the population, rounded up, at least five, never more than there are. */
export const suggestedSize = (population: number): number =>
  Math.min(population, Math.max(5, Math.ceil(Math.sqrt(population))));

const seed = /^[0-9a-f]{8,64}$/;

/**
 * What keeps a sample from being drawn, by field. `population`: its size, where it is known; `unnamed`: the list has several columns
 * and none is chosen.
 */
export const faultsOfDraw = (draft: DrawDraft, population: number | undefined, unnamed = false): DrawFaults => {
  const faults: Partial<Record<keyof DrawDraft, DrawFault>> = {};
  if (draft.title.trim() === '') faults.title = 'required';
  if (!draft.control) faults.control = 'required';
  if (!sourceOf(draft)) faults[draft.from === 'list' ? 'list' : 'resourceType'] = 'required';
  else if (unnamed) faults.column = 'required';
  if (draft.basis === 'random') {
    const size = Number(draft.size);
    if (!/^\d+$/.test(draft.size.trim()) || size < 1 || size > 10_000) faults.size = 'size';
    else if (population !== undefined && size > population) faults.size = 'too-many';
    if (draft.seed.trim() !== '' && !seed.test(draft.seed.trim().toLowerCase())) faults.seed = 'seed';
  } else {
    if (draft.items.length === 0) faults.items = 'items';
    if (draft.basisNote.trim() === '') faults.basisNote = 'required';
  }
  return faults;
};

/** What the engine is asked for; undefined while something is missing. */
export const drawOf = (draft: DrawDraft, by: string): Input<'samples.draw'> | undefined => {
  const source = sourceOf(draft);
  const {control} = draft;
  if (!source || !control || Object.keys(faultsOfDraw(draft, undefined)).length > 0) return undefined;
  const [question, limits, note, given] = [draft.question, draft.limits, draft.basisNote, draft.seed].map(text =>
    text.trim(),
  );
  return {
    title: draft.title.trim(),
    control,
    source,
    basis: draft.basis,
    by,
    ...(question ? {question} : {}),
    ...(limits ? {limits} : {}),
    ...(draft.basis === 'random'
      ? {size: Number(draft.size), ...(given ? {seed: given.toLowerCase()} : {})}
      : {items: [...draft.items]}),
    ...(note ? {basisNote: note} : {}),
  };
};
