import type {Sample, SampleItem} from '../contract/papers.ts';
import {type PaperProblem, refusal} from './paper-errors.ts';
import {drawKeys, nameSome} from './sample-draw.ts';

/** What the auditor asks of a draw. At random: a size. By risk or judgement: the items, and why these. */
export type DrawRequest = {
  readonly basis: Sample['basis'];
  readonly size?: number | undefined;
  readonly seed?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly basisNote?: string | undefined;
};

export type Drawn = {readonly keys: readonly string[]; readonly seed?: string};

/**
 * The keys of a sample. `newSeed` gives 16 random bytes as hex, for a draw at random that names no seed. Errors: PaperError
 * `bad-draw`, `unknown-item`, `duplicate-items`, `sample-too-large`.
 */
export const takeSample = (request: DrawRequest, population: readonly string[], newSeed: () => string): Drawn =>
  request.basis === 'random'
    ? takeAtRandom(request, population, newSeed)
    : {keys: takeNamed(request, request.basis, population)};

const takeAtRandom = (
  {size, seed: given, items}: DrawRequest,
  population: readonly string[],
  newSeed: () => string,
): Drawn => {
  if (items !== undefined)
    throw refusal('bad-draw', 'A random draw names no items', 'Leave the items out, or choose by risk or judgement.');
  if (size === undefined) throw refusal('bad-draw', 'A random draw needs a size', 'Say how many items to draw.');
  const seed = given ?? newSeed();
  return {keys: drawKeys(seed, population, size), seed};
};

const takeNamed = (
  {size, seed, items = [], basisNote}: DrawRequest,
  basis: string,
  population: readonly string[],
): readonly string[] => {
  if (seed !== undefined) throw refusal('bad-draw', `A choice by ${basis} has no seed`, 'Leave the seed out.');
  if (items.length === 0 || (size !== undefined && size !== items.length))
    throw refusal('bad-draw', `A choice by ${basis} names each of its items`, 'Name the items; the size follows.');
  if (!basisNote?.trim())
    throw refusal('bad-draw', `A choice by ${basis} needs its reason`, 'Say in the basis note why these items.');
  const repeated = items.filter((key, index) => items.indexOf(key) !== index);
  if (repeated.length > 0)
    throw refusal('duplicate-items', `Named more than once: ${nameSome([...new Set(repeated)])}`, 'Name each once.');
  const known = new Set(population);
  const strangers = items.filter(key => !known.has(key));
  if (strangers.length > 0)
    throw refusal(
      'unknown-item',
      `Not in the population: ${nameSome(strangers)}`,
      'Take the keys from the population as it is listed.',
    );
  return items;
};

/** What the auditor says of one drawn item. */
export type ItemResult = {
  readonly result: SampleItem['result'];
  readonly note?: string | undefined;
  readonly evidence: readonly string[];
};

/** The sample with the result of one item, named by its key or, where only one has it, its label. Errors: PaperError. */
export const withResult = (sample: Sample, name: string, {result, note, evidence}: ItemResult): Sample => {
  const {key} = findItem(sample, name);
  const items = sample.items.map(item =>
    item.key === key
      ? {key, label: item.label, result, ...(note?.trim() ? {note: note.trim()} : {}), evidence: [...evidence]}
      : item,
  );
  return {...sample, items};
};

const findItem = ({items}: Sample, name: string): SampleItem => {
  const byKey = items.find(item => item.key === name);
  const byLabel = items.filter(item => item.label === name);
  const found = byKey ?? (byLabel.length === 1 ? byLabel[0] : undefined);
  if (found) return found;
  throw refusal(
    'unknown-item',
    `"${name.slice(0, 200)}" is no item of this sample${byLabel.length > 1 ? ' alone' : ''}`,
    `Its items are: ${nameSome(items.map(item => item.key))}.`,
  );
};

/** How many items of a sample were tested, and how many of them do not conform. */
export const tallyItems = ({items}: Sample): {tested: number; failed: number; open: number} => ({
  tested: items.filter(({result}) => result === 'conforms' || result === 'does-not-conform').length,
  failed: items.filter(({result}) => result === 'does-not-conform').length,
  open: items.filter(({result}) => result === 'open').length,
});

/** The faults of a sample that is saved again: what was drawn stays as it was drawn, and a result says what it rests on. */
export const sampleProblems = (sample: Sample, before: Sample | undefined): PaperProblem[] => {
  if (!before || !isSameDraw(sample, before)) {
    const message = before ? 'What was drawn cannot be changed' : 'A sample is drawn, not written';
    return [{code: 'not-by-hand', path: [], message, mend: 'Use samples.draw; withdraw a draw that was wrong.'}];
  }
  return sample.items.flatMap(({key, result, note, evidence}, index): PaperProblem[] => {
    if (result === 'not-tested' && !note?.trim())
      return [
        {
          code: 'reason-required',
          path: ['items', index],
          message: `${key} is not tested and no reason is given`,
          mend: 'Say why in the note.',
        },
      ];
    if (result === 'does-not-conform' && evidence.length === 0 && !note?.trim())
      return [
        {
          code: 'evidence-required',
          path: ['items', index],
          message: `${key} does not conform and nothing says what was seen`,
          mend: 'Name evidence, or say in the note what was seen.',
        },
      ];
    return [];
  });
};

const isSameDraw = (a: Sample, b: Sample): boolean => drawOf(a) === drawOf(b);

const drawOf = ({control, question, population, basis, basisNote, size, seed, items, drawnBy, drawnAt}: Sample) =>
  JSON.stringify([
    ...[control.edition, control.id, question, sourceOf(population), population.size, population.sha256],
    ...[population.evidence, basis, basisNote, size, seed, drawnBy, drawnAt, items.map(({key, label}) => [key, label])],
  ]);

const sourceOf = ({source}: Sample['population']) =>
  source.from === 'list' ? [source.evidence, source.column] : [source.collections, source.resourceType, source.filter];
