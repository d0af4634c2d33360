import {CollectorError} from '../errors.ts';
import {describeRegions} from './ec2-calls.ts';
import {allItems} from './parts.ts';
import type {Reader, ReadResult} from './reader.ts';

export type Regions = {
  readonly result: ReadResult<unknown>;
  /** The regions to read, sorted. */
  readonly regions: readonly string[];
  /** False where the list could not be read and nobody named regions: then only the home region is looked at. */
  readonly complete: boolean;
};

/**
 * The regions to read: those that were named, else all that are enabled in the account. Errors: CollectorError `unknown-region`, naming
 * the known ones.
 */
export const chooseRegions = async (
  reader: Reader,
  wanted: readonly string[],
  homeRegion: string,
): Promise<Regions> => {
  const result = await reader.read(describeRegions, 'global', {AllRegions: true});
  const found = await allItems(result, o => o.Regions);
  const names = found.flatMap(({RegionName}) => (RegionName ? [RegionName] : [])).sort();
  const chosen = [...new Set(wanted)].sort();
  if (result.outcome !== 'ok') {
    return chosen.length > 0
      ? {result, regions: chosen, complete: true}
      : {result, regions: [homeRegion], complete: false};
  }
  const strangers = chosen.filter(region => !names.includes(region));
  if (strangers.length > 0) {
    throw new CollectorError(
      'unknown-region',
      `AWS knows no region ${strangers.join(', ')}. Use some of: ${names.join(', ')}.`,
    );
  }
  const enabled = found.filter(({OptInStatus}) => OptInStatus !== 'not-opted-in').map(({RegionName}) => RegionName);
  return {result, regions: chosen.length > 0 ? chosen : names.filter(name => enabled.includes(name)), complete: true};
};
