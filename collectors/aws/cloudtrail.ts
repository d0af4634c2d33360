import type {GetEventSelectorsCommandOutput, Trail} from '@aws-sdk/client-cloudtrail';
import {type AccountRun, emitPopulation} from './account-run.ts';
import {describeTrails, getEventSelectors, getTrailStatus} from './cloudtrail-calls.ts';
import {allItems, isAnswered, known, type Part, partOf, resourceOf} from './parts.ts';
import type {ReadResult} from './reader.ts';

/** The trails that are seen from one region, those of other regions that record it included; no `trails` where that could not be read. */
export type TrailsOfRegion = {
  readonly region: string;
  readonly result: ReadResult<unknown>;
  readonly trails?: readonly Trail[];
};

/** Lists the trails as seen from each of these regions. Emits the populations of AwsCloudTrailTrail. */
export const listTrails = (run: AccountRun, regions: readonly string[]): Promise<readonly TrailsOfRegion[]> =>
  Promise.all(
    regions.map(async region => {
      const result = await run.reader.read(describeTrails, region, {includeShadowTrails: true});
      emitPopulation(run, 'AwsCloudTrailTrail', region, [result]);
      return {region, result, ...(isAnswered(result) ? {trails: await allItems(result, o => o.trailList)} : {})};
    }),
  );

/**
 * Reads status and event selectors of every trail once, where its home is or else where it was first seen. Emits AwsCloudTrailTrail;
 * returns the account's part `trails`: a list of regions, each with the trails that are read there.
 */
export const collectTrails = async (run: AccountRun, regions: readonly TrailsOfRegion[]): Promise<Part> => {
  const results: ReadResult<unknown>[] = regions.map(({result}) => result);
  const value = await Promise.all(
    regions.map(async ({region, result, trails}) => {
      if (!trails) return {region};
      const own = trails.filter(trail => placeOf(trail, regions) === region);
      return {
        region,
        trails: await Promise.all(
          own.map(async trail => {
            const {parts, reads} = await readTrail(run, region, result, trail);
            results.push(...reads);
            const resource = resourceOf(
              {
                id: trail.TrailARN ?? `${region}/${trail.Name}`,
                type: 'AwsCloudTrailTrail',
                target: run.account,
                region,
                name: trail.Name ?? trail.TrailARN ?? 'unnamed trail',
              },
              parts,
            );
            run.emit(resource);
            return resource.data;
          }),
        ),
      };
    }),
  );
  return known(value, results);
};

/** The region in which a trail is read: its home where that was looked at, else the first that shows it. */
export const placeOf = (trail: Trail, regions: readonly TrailsOfRegion[]): string | undefined => {
  const seen = regions.filter(({trails}) => trails?.some(({TrailARN}) => TrailARN === trail.TrailARN));
  return (seen.find(({region}) => region === trail.HomeRegion) ?? seen[0])?.region;
};

const readTrail = async (run: AccountRun, region: string, list: ReadResult<unknown>, trail: Trail) => {
  const name = trail.TrailARN ?? trail.Name ?? '';
  const [status, selectors] = await Promise.all([
    run.reader.read(getTrailStatus, region, {Name: name}),
    run.reader.read(getEventSelectors, region, {TrailName: name}),
  ]);
  const parts: Record<string, Part> = {
    trail: known(trail, [list]),
    status: await partOf(status, o => o),
    eventSelectors: await partOf(selectors, selectorsOf),
  };
  return {parts, reads: [status, selectors]};
};

const selectorsOf = ({EventSelectors, AdvancedEventSelectors}: GetEventSelectorsCommandOutput) => ({
  EventSelectors: EventSelectors ?? [],
  AdvancedEventSelectors: AdvancedEventSelectors ?? [],
});
