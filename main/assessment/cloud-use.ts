import {z} from 'zod';
import type {Population, Resource} from '../../collectors/collector.ts';
import type {InUse, ProviderUse} from '../contract/review-methods.ts';

/** Types that stand for the account or a region themselves: they are there whether or not anything is used. */
const frames = new Set(['AwsAccount', 'AwsRegion']);

/** A managed Kubernetes and the zone's region, by platform: zones are `eu-central-1a`, `europe-west3-b`, `westeurope-1`. */
const managed: Readonly<
  Record<string, {readonly provider: ProviderUse['provider']; readonly service: string; readonly suffix: RegExp}>
> = {
  EKS: {provider: 'aws', service: 'eks', suffix: /[a-z]$/},
  GKE: {provider: 'gcp', service: 'gke', suffix: /-[a-z]$/},
  AKS: {provider: 'azure', service: 'aks', suffix: /-\d+$/},
};

const ClusterParts = z.object({
  platform: z.string().optional(),
  nodes: z.object({zones: z.array(z.string())}).optional(),
});

export type CloudRecord = {
  readonly resources: Iterable<Resource>;
  readonly populations: readonly Population[];
  /** The service of a read and whether it was answered (ok, or there is nothing). */
  readonly read: (id: string) => {readonly service: string; readonly answered: boolean} | undefined;
};

/**
 * Providers, services and regions that the collections show in use. A service is in use where a resource of it was seen; where its
 * list could not be read, it stands under `unread`.
 */
export const cloudInUse = ({resources, populations, read}: CloudRecord): InUse => {
  const uses = new Map<string, Map<string, {service: string; region: string; resources: number}>>();
  const targets = new Map<string, Set<string>>();
  const questions: string[] = [];
  const note = (provider: string, target: string, service: string, region: string) => {
    targets.set(provider, (targets.get(provider) ?? new Set()).add(target));
    const own = uses.get(provider) ?? new Map();
    uses.set(provider, own);
    const known = own.get(`${service} ${region}`) ?? {service, region, resources: 0};
    known.resources += 1;
    own.set(`${service} ${region}`, known);
  };
  const serviceOf = new Map(
    populations.flatMap(({type, reads}) => {
      const service = reads.map(id => read(id)?.service).find(found => found !== undefined);
      return service === undefined ? [] : [[type, service] as const];
    }),
  );
  for (const {type, target, region, name, data} of resources) {
    if (type.startsWith('Aws') && !frames.has(type))
      note('aws', target, serviceOf.get(type) ?? serviceByName(type), region);
    if (type !== 'Cluster') continue;
    const {platform, nodes} = ClusterParts.safeParse(data).data ?? {};
    const service = managed[platform ?? ''];
    if (!service) {
      questions.push(
        `Where does the cluster ${name} run, and who runs the machines under it? The cluster does not show it.`,
      );
      continue;
    }
    const regions = new Set((nodes?.zones ?? []).map(zone => zone.replace(service.suffix, '')));
    for (const found of regions.size > 0 ? regions : ['global']) note(service.provider, target, service.service, found);
    if (regions.size === 0) questions.push(`In which region does the cluster ${name} run? Its nodes do not say.`);
  }
  const unread = unreadOf(populations, read);
  const providers = new Set([...uses.keys(), ...(unread.length > 0 ? ['aws'] : [])]);
  return {
    providers: [...providers].map(provider => {
      const own = [...(uses.get(provider)?.values() ?? [])].sort(
        (a, b) => a.service.localeCompare(b.service) || a.region.localeCompare(b.region),
      );
      return {
        provider: provider as ProviderUse['provider'],
        targets: [...(targets.get(provider) ?? [])],
        services: [...new Set(own.map(({service}) => service))],
        regions: [...new Set(own.map(({region}) => region))].filter(region => region !== 'global').sort(),
        uses: own,
        unread: provider === 'aws' ? unread : [],
      };
    }),
    questions: [...new Set(questions)],
  };
};

/** `AwsS3Bucket` is s3, where no read says so. */
const serviceByName = (type: string): string => (/^Aws([A-Z][a-z]*\d?)/.exec(type)?.[1] ?? type).toLowerCase();

const unreadOf = (populations: readonly Population[], read: CloudRecord['read']): ProviderUse['unread'] => {
  const found = new Map<string, {service: string; region: string}>();
  for (const {type, region, reads} of populations) {
    if (!type.startsWith('Aws') || frames.has(type)) continue;
    for (const id of reads) {
      const known = read(id);
      if (known && !known.answered) found.set(`${known.service} ${region}`, {service: known.service, region});
    }
  }
  return [...found.values()];
};
