import type {Body, Provenance} from '../../collectors/collector.ts';

const maxParameters = 160;

/** What a read is called in lists: `s3 GetBucketAcl (Bucket=payroll), eu-west-1`; an outcome other than ok is added. */
export const readTitle = ({
  service,
  operation,
  parameters,
  region,
  outcome,
}: Pick<Provenance, 'service' | 'operation' | 'parameters' | 'region' | 'outcome'>): string => {
  const entries = Object.entries(parameters).map(([key, value]) => `${key}=${shown(value)}`);
  const list = entries.length > 0 ? ` (${shortened(entries.join(', '))})` : '';
  return `${service} ${operationName(service, operation)}${list}, ${region}${outcome === 'ok' ? '' : `: ${outcome}`}`;
};

/** The package-safe names of a read's bodies: `page-0001.json`, `page-0002.json`. */
export const pageNames = (bodies: readonly Body[]): string[] =>
  bodies.map(({mediaType}, index) => `page-${String(index + 1).padStart(4, '0')}.${extension(mediaType)}`);

/** `s3:GetBucketAcl` gives `GetBucketAcl`, `apps/deployments:list` gives `list deployments`. */
const operationName = (service: string, operation: string): string => {
  const [, resource, verb] = /^[^/\s]+\/([^:\s]+):(\w+)$/.exec(operation) ?? [];
  if (resource && verb) return `${verb} ${resource}`;
  return operation.startsWith(`${service}:`) ? operation.slice(service.length + 1) : operation;
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const shortened = (list: string) => (list.length > maxParameters ? `${list.slice(0, maxParameters - 1)}…` : list);

const extension = (mediaType: string): string => {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/[/+](x-amz-json-1\.[01]|json|yaml)$/.test(type)) return type.endsWith('yaml') ? 'yaml' : 'json';
  if (/[/+]xml$/.test(type)) return 'xml';
  if (type === 'text/csv') return 'csv';
  return type.startsWith('text/') ? 'txt' : 'bin';
};
