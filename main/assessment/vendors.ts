import {z} from 'zod';
import {ControlRef, type Edition} from '../contract/ids.ts';
import {Vendor} from '../contract/papers.ts';
import type {AssuranceState, ProviderUse, VendorAssessment} from '../contract/review-methods.ts';
import {daysBetween} from './eol.ts';

const line = z.string().trim().min(1).max(400);

/** `facts/shared-responsibility.yaml`: by provider, who looks after which control, and how its services are called. */
export const SharingFile = z.strictObject({
  providers: z.array(
    z.strictObject({
      provider: Vendor.shape.provider,
      title: line,
      about: z.string().trim().min(40).max(1000),
      services: z.array(z.strictObject({id: z.string().regex(/^[a-z0-9-]+$/), names: z.array(line).min(1)})),
      groups: z.array(
        z.strictObject({
          party: z.enum(['inherited', 'shared']),
          what: z.string().trim().min(20).max(600),
          controls: z.array(ControlRef).min(1),
        }),
      ),
    }),
  ),
});

export type Sharing = z.infer<typeof SharingFile>['providers'][number];

/** Days before its end from which an assurance counts as expiring. */
export const expiringDays = 90;

/** Where an assurance stands on a day; both its first and its last day are inside. */
export const assuranceState = (
  {validFrom, validUntil}: Pick<Vendor['assurances'][number], 'validFrom' | 'validUntil'>,
  on: string,
): AssuranceState => {
  if (on < validFrom) return 'not-yet-valid';
  const days = daysBetween(on, validUntil);
  return days < 0 ? 'expired' : days <= expiringDays ? 'expiring' : 'valid';
};

export type VendorContext = {
  readonly on: string;
  /** What the collections show of the vendor's provider. */
  readonly use: ProviderUse | undefined;
  readonly sharing: Sharing | undefined;
  /** Every control of both editions, for "the rest is the customer's". */
  readonly controls: (edition: Edition) => readonly ControlRef[];
};

/** A vendor against what is in use of it, on a day. What no assurance valid on that day covers is a gap. */
export const assessVendor = (id: string, vendor: Vendor, context: VendorContext): VendorAssessment => {
  const {on, use, sharing} = context;
  const assurances = vendor.assurances.map(assurance => ({
    ...assurance,
    state: assuranceState(assurance, on),
    days: daysBetween(on, assurance.validUntil),
  }));
  const standing = assurances.filter(({state}) => state === 'valid' || state === 'expiring');
  const serviceOf = serviceNames(sharing);
  const uses = use?.uses ?? [];
  const covers = (assurance: Vendor['assurances'][number], service: string | undefined, region: string | undefined) =>
    (service === undefined || names(assurance.services.map(serviceOf), service)) &&
    (region === undefined || region === 'global' || names(assurance.regions, region));
  const uncovered = uses
    .filter(({service, region}) => !standing.some(assurance => covers(assurance, service, region)))
    .map(({service, region}) => ({service, region}));
  const none = (service?: string, region?: string) => !standing.some(assurance => covers(assurance, service, region));
  const uncoveredServices = (use?.services ?? []).filter(service => none(service));
  const uncoveredRegions = (use?.regions ?? []).filter(region => none(undefined, region));
  const unassured = standing.length > 0 ? [] : vendor.inherited.map(({control}) => control);
  const split = splitOf(context);
  return {
    id,
    name: vendor.name,
    provider: vendor.provider,
    assurances: assurances.map(assurance => {
      const {type, title, issuer, validFrom, validUntil, state, days, evidence} = assurance;
      const notCovered = {
        services: (use?.services ?? []).filter(service => !covers(assurance, service, undefined)),
        regions: (use?.regions ?? []).filter(region => !covers(assurance, undefined, region)),
      };
      return {type, title, issuer, validFrom, validUntil, state, days, evidence, notCovered};
    }),
    uncovered,
    uncoveredServices,
    uncoveredRegions,
    unassured,
    split,
    gaps: [
      ...assuranceGaps(assurances),
      ...coverageGaps(uncovered, uncoveredServices, uncoveredRegions),
      ...registerGaps(vendor, use, serviceOf),
      ...(unassured.length > 0
        ? [`${unassured.length} controls are recorded as inherited, and no valid assurance stands behind them.`]
        : []),
      ...inheritanceGaps(vendor, sharing, split),
      ...unreadGaps(use),
    ],
  };
};

/** A provider that is in use and that nobody registered. */
export const unregisteredVendor = (use: ProviderUse, context: VendorContext): VendorAssessment => ({
  name: context.sharing?.title ?? use.provider,
  provider: use.provider,
  assurances: [],
  uncovered: use.uses.map(({service, region}) => ({service, region})),
  uncoveredServices: use.services,
  uncoveredRegions: use.regions,
  unassured: [],
  split: splitOf(context),
  gaps: [
    `It is in use (${use.services.join(', ')}) and stands in no register: no assurance, no owner of what is inherited.`,
    ...unreadGaps(use),
  ],
});

/** A list that names a thing, or all by `*`; case does not matter. */
const names = (list: readonly string[], wanted: string): boolean =>
  list.some(item => item.trim() === '*' || item.trim().toLowerCase() === wanted.toLowerCase());

/** The short name of a service as reports call it: "Amazon S3" is s3. */
const serviceNames = (sharing: Sharing | undefined): ((name: string) => string) => {
  const known = new Map(
    (sharing?.services ?? []).flatMap(({id, names: all}) =>
      [id, ...all].map(name => [name.toLowerCase(), id] as const),
    ),
  );
  return name => known.get(name.trim().toLowerCase()) ?? name;
};

const splitOf = ({sharing, controls}: VendorContext): VendorAssessment['split'] => {
  const of = (party: 'inherited' | 'shared') =>
    (sharing?.groups ?? []).filter(group => group.party === party).flatMap(group => group.controls);
  const [inherited, shared] = [of('inherited'), of('shared')];
  const named = new Set([...inherited, ...shared].map(key));
  const all = (['2013', '2022'] as const).flatMap(edition => controls(edition));
  return {inherited, shared, customer: sharing ? all.filter(ref => !named.has(key(ref))) : []};
};

const key = ({edition, id}: ControlRef): string => `${edition} ${id}`;

type Standing = Vendor['assurances'][number] & {readonly state: AssuranceState; readonly days: number};

const assuranceGaps = (assurances: readonly Standing[]): string[] => [
  ...(assurances.length > 0 ? [] : ['No certificate or report is on record.']),
  ...assurances.flatMap(({title, state, days, validFrom, validUntil, evidence}) => [
    ...(state === 'expired' ? [`${title} ended on ${validUntil}, ${-days} days ago.`] : []),
    ...(state === 'expiring' ? [`${title} ends on ${validUntil}, in ${days} days.`] : []),
    ...(state === 'not-yet-valid' ? [`${title} is valid only from ${validFrom}.`] : []),
    ...(evidence.length > 0 ? [] : [`${title} is named, but no copy is among the evidence.`]),
  ]),
];

const coverageGaps = (
  uncovered: readonly {service: string; region: string}[],
  services: readonly string[],
  regions: readonly string[],
): string[] => {
  const rest = uncovered.filter(({service, region}) => !services.includes(service) && !regions.includes(region));
  return [
    ...services.map(service => `${service} is in use, and no valid assurance covers it.`),
    ...regions.map(region => `${region} is in use, and no valid assurance covers it.`),
    ...rest.map(
      ({service, region}) => `${service} is in use in ${region}, and no valid assurance covers both together.`,
    ),
  ];
};

const registerGaps = (vendor: Vendor, use: ProviderUse | undefined, serviceOf: (name: string) => string): string[] => {
  const registered = vendor.services.map(serviceOf);
  const services = (use?.services ?? []).filter(service => !names(registered, service));
  const regions = (use?.regions ?? []).filter(region => !names(vendor.regions, region));
  return [
    ...(services.length > 0 ? [`In use and not in the register: ${services.join(', ')}.`] : []),
    ...(regions.length > 0 ? [`Regions with resources that are not in the register: ${regions.join(', ')}.`] : []),
  ];
};

const inheritanceGaps = (vendor: Vendor, sharing: Sharing | undefined, split: VendorAssessment['split']): string[] => {
  if (!sharing) return [];
  const customers = new Set(split.customer.map(key));
  return vendor.inherited
    .filter(({control}) => customers.has(key(control)))
    .map(({control}) => `${key(control)} is recorded as inherited, but stays with the customer at ${sharing.title}.`);
};

const unreadGaps = (use: ProviderUse | undefined): string[] =>
  (use?.unread ?? []).map(
    ({service, region}) => `Whether ${service} is in use in ${region} could not be read: its coverage is not known.`,
  );
