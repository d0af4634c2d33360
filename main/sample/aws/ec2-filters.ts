import {AnswerError} from './handlers.ts';
import {isPlain, type Plain} from './wire-value.ts';

/** Where a filter looks; a step into a list looks at every entry. */
const paths: Readonly<Record<string, readonly string[]>> = {
  'vpc-id': ['VpcId'],
  'subnet-id': ['SubnetId'],
  'group-id': ['GroupId'],
  'group-name': ['GroupName'],
  'instance-id': ['InstanceId'],
  'instance-state-name': ['State', 'Name'],
  'image-id': ['ImageId'],
  'volume-id': ['VolumeId'],
  'snapshot-id': ['SnapshotId'],
  'owner-id': ['OwnerId'],
  'resource-id': ['ResourceId'],
  'route-table-id': ['RouteTableId'],
  'availability-zone': ['AvailabilityZone'],
  'is-public': ['Public'],
  isDefault: ['IsDefault'],
  'is-default': ['IsDefault'],
  default: ['IsDefault'],
  encrypted: ['Encrypted'],
  state: ['State'],
  status: ['State'],
  'attachment.vpc-id': ['Attachments', 'VpcId'],
  'attachment.instance-id': ['Attachments', 'InstanceId'],
  'association.subnet-id': ['Associations', 'SubnetId'],
  'association.main': ['Associations', 'Main'],
  'region-name': ['RegionName'],
  'opt-in-status': ['OptInStatus'],
};

/** The records that fit all filters of a request. Errors: AnswerError for a filter that the sample does not know, as silence would lie. */
export const filterRecords = <T extends Plain>(records: readonly T[], filters: unknown): readonly T[] => {
  let left = records;
  for (const filter of Array.isArray(filters) ? filters : []) {
    const {Name, Values} = isPlain(filter) ? filter : {};
    const path = typeof Name === 'string' ? paths[Name] : undefined;
    if (path === undefined) throw new AnswerError('InvalidParameterValue', `The filter '${Name}' is invalid`);
    const wanted = (Array.isArray(Values) ? Values : []).map(value => matcher(String(value)));
    left = left.filter(record => valuesAt(record, path).some(value => wanted.some(fits => fits(value))));
  }
  return left;
};

const valuesAt = (value: unknown, [step, ...rest]: readonly string[]): string[] => {
  if (Array.isArray(value)) return value.flatMap(entry => valuesAt(entry, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return value === undefined ? [] : [String(value)];
  return isPlain(value) ? valuesAt(value[step], rest) : [];
};

/** EC2's filters know `*` and `?`. */
const matcher = (pattern: string): ((value: string) => boolean) => {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${escaped}$`);
  return value => expression.test(value);
};
