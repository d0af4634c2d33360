import type {Sample} from '../../../main/contract/papers.ts';
import {holdsWords, withdrawnLast} from '../papers/paper-rows.ts';
import type {StoredOf} from '../papers/paper-tabs.ts';

export type StoredSample = StoredOf<'sample'>;
export type SampleFilter = 'all' | 'open' | 'failed';

export type Tally = {
  readonly conforms: number;
  readonly 'does-not-conform': number;
  readonly 'not-tested': number;
  readonly open: number;
};

/** How many items have each result. */
export const tallyOf = ({items}: Sample): Tally => {
  const of = (result: keyof Tally) => items.filter(item => item.result === result).length;
  return {
    conforms: of('conforms'),
    'does-not-conform': of('does-not-conform'),
    'not-tested': of('not-tested'),
    open: of('open'),
  };
};

/** A seed by its first digits, to know it again. */
export const seedInShort = (seed: string | undefined): string | undefined =>
  seed === undefined || seed.length <= 8 ? seed : `${seed.slice(0, 4)}…`;

/** The samples of a filter that hold every word of a text; withdrawn ones last. */
export const filterSamples = (samples: readonly StoredSample[], filter: SampleFilter, text: string): StoredSample[] =>
  samples
    .filter(({paper}) => {
      if (filter === 'all') return true;
      if (paper.withdrawn) return false;
      return tallyOf(paper)[filter === 'open' ? 'open' : 'does-not-conform'] > 0;
    })
    .filter(({id, paper}) =>
      holdsWords([id, paper.title, paper.question, ...paper.items.map(({label}) => label)], [paper.control], text),
    )
    .sort(withdrawnLast);
