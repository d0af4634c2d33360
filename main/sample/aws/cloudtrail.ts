import type {SampleAccount, Trail} from './account.ts';
import {AnswerError, type Handlers, required} from './handlers.ts';
import type {Plain} from './wire-value.ts';

/** CloudTrail: a multi-region trail is seen in every region (its shadow), a status only by ARN from elsewhere. */
export const cloudTrailHandlers = ({cloudtrail, general}: SampleAccount): Handlers => {
  const seenIn = (region: string, shadows: boolean): readonly Trail[] =>
    cloudtrail.trails.filter(trail => trail.HomeRegion === region || (shadows && trail.IsMultiRegionTrail));
  const find = (name: string, region: string): Trail => {
    const trail = cloudtrail.trails.find(t => t.TrailARN === name || (t.Name === name && t.HomeRegion === region));
    if (trail !== undefined && (trail.IsMultiRegionTrail || trail.HomeRegion === region)) return trail;
    const arn = name.startsWith('arn:') ? name : `arn:aws:cloudtrail:${region}:${general.account}:trail/${name}`;
    throw new AnswerError('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${general.account}`);
  };
  const named = (params: Plain, key: string) => required(params, key, 'InvalidTrailNameException');
  return {
    DescribeTrails: (params, {region}) => {
      const names = Array.isArray(params.trailNameList) ? params.trailNameList : [];
      const shadows = params.includeShadowTrails !== false;
      const seen = seenIn(region, shadows);
      return {
        trailList: (names.length === 0
          ? seen
          : seen.filter(t => names.includes(t.Name) || names.includes(t.TrailARN))
        ).map(shown),
      };
    },
    ListTrails: (_, {region}) => ({
      Trails: seenIn(region, true).map(({TrailARN, Name, HomeRegion}) => ({TrailARN, Name, HomeRegion})),
    }),
    GetTrail: (params, {region}) => ({Trail: shown(find(named(params, 'Name'), region))}),
    GetTrailStatus: (params, {region}) => find(named(params, 'Name'), region).status,
    GetEventSelectors: (params, {region}) => {
      const trail = find(named(params, 'TrailName'), region);
      return {
        TrailARN: trail.TrailARN,
        ...(trail.eventSelectors ? {EventSelectors: trail.eventSelectors} : {}),
        ...(trail.advancedEventSelectors ? {AdvancedEventSelectors: trail.advancedEventSelectors} : {}),
      };
    },
  };
};

/** A trail as it is described: without its status and selectors, which have calls of their own. */
const shown = ({status: _, eventSelectors, advancedEventSelectors, ...trail}: Trail) => ({
  ...trail,
  HasCustomEventSelectors: (eventSelectors ?? advancedEventSelectors) !== undefined,
});
