import pLimit from 'p-limit';
import type {Population, Resource} from '../collector.ts';
import {idsOf} from './parts.ts';
import type {Reader, ReadResult} from './reader.ts';

/** What the service files share while one account is read. */
export type AccountRun = {
  readonly reader: Reader;
  readonly account: string;
  readonly partition: string;
  readonly homeRegion: string;
  emit(resource: Resource): void;
  emitPopulation(population: Population): void;
};

/** Says where resources of a type were looked for, and with which listing reads, failed ones too. */
export const emitPopulation = (
  run: AccountRun,
  type: string,
  region: string,
  results: readonly ReadResult<unknown>[],
): void => run.emitPopulation({type, target: run.account, region, reads: idsOf(results)});

/** Does something for every item, at most `limit` at a time; rejects with the first error. */
export const forEachOf = async <T>(
  items: Iterable<T>,
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> => {
  const bounded = pLimit(limit);
  await Promise.all(Array.from(items, item => bounded(() => action(item))));
};
