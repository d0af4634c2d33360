import {type Ec2Region, Ec2 as Ec2Schema, type SampleAccount} from './account.ts';
import {filterRecords} from './ec2-filters.ts';
import {AnswerError, cutPage, type Handler, type Handlers, required} from './handlers.ts';
import type {Plain} from './wire-value.ts';

type ListName = {[K in keyof Ec2Region]: Ec2Region[K] extends readonly Plain[] ? K : never}[keyof Ec2Region];

/** A list that a Describe call pages through: its name in the data and the answer, its id, and the parameter that asks for ids. */
type Listing = {readonly list: ListName; readonly id: string; readonly ids: string; readonly filters?: string};

const listings: Readonly<Record<string, Listing>> = {
  DescribeVolumes: {list: 'Volumes', id: 'VolumeId', ids: 'VolumeIds'},
  DescribeSecurityGroups: {list: 'SecurityGroups', id: 'GroupId', ids: 'GroupIds'},
  DescribeNetworkAcls: {list: 'NetworkAcls', id: 'NetworkAclId', ids: 'NetworkAclIds'},
  DescribeVpcs: {list: 'Vpcs', id: 'VpcId', ids: 'VpcIds'},
  DescribeSubnets: {list: 'Subnets', id: 'SubnetId', ids: 'SubnetIds'},
  DescribeRouteTables: {list: 'RouteTables', id: 'RouteTableId', ids: 'RouteTableIds'},
  DescribeInternetGateways: {list: 'InternetGateways', id: 'InternetGatewayId', ids: 'InternetGatewayIds'},
  DescribeNatGateways: {list: 'NatGateways', id: 'NatGatewayId', ids: 'NatGatewayIds', filters: 'Filter'},
  DescribeVpcPeeringConnections: {
    list: 'VpcPeeringConnections',
    id: 'VpcPeeringConnectionId',
    ids: 'VpcPeeringConnectionIds',
  },
  DescribeVpcEndpoints: {list: 'VpcEndpoints', id: 'VpcEndpointId', ids: 'VpcEndpointIds'},
  DescribeFlowLogs: {list: 'FlowLogs', id: 'FlowLogId', ids: 'FlowLogIds', filters: 'Filter'},
};

/** EC2 and VPC of every region. A region that the account has not enabled refuses the caller, as AWS does. */
export const ec2Handlers = ({ec2, general}: SampleAccount): Handlers => {
  const nothing = Ec2Schema.parse({regions: {none: {}}}).regions.none;
  const dataOf = (region: string): Ec2Region => {
    const data = ec2.regions[region] ?? nothing;
    if (data === undefined) throw new Error(`the sample has no data for ${region}`);
    return data;
  };
  const describe =
    ({list, id, ids, filters = 'Filters'}: Listing): Handler =>
    (params, {region, pageSize}) => {
      const records: readonly Plain[] = dataOf(region)[list];
      const chosen = chooseByIds(records, id, params[ids]);
      const {items, paging} = page(filterRecords(chosen, params[filters]), params, pageSize);
      return {[list]: items, ...paging};
    };
  const regionShape = (r: (typeof general.regions)[number]) => ({
    RegionName: r.name,
    Endpoint: `ec2.${r.name}.amazonaws.com`,
    OptInStatus: r.optIn,
  });
  return {
    ...Object.fromEntries(Object.entries(listings).map(([operation, listing]) => [operation, describe(listing)])),
    DescribeRegions: params => {
      const shown = general.regions
        .filter(r => params.AllRegions === true || r.optIn !== 'not-opted-in')
        .map(regionShape);
      return {Regions: filterRecords(chooseByIds(shown, 'RegionName', params.RegionNames), params.Filters)};
    },
    DescribeAvailabilityZones: (_, {region}) => ({
      AvailabilityZones: ['a', 'b', 'c'].map(zone => ({
        ZoneName: `${region}${zone}`,
        RegionName: region,
        State: 'available',
        ZoneType: 'availability-zone',
      })),
    }),
    DescribeInstances: (params, {region, pageSize}) => {
      const chosen = chooseByIds(dataOf(region).Instances, 'InstanceId', params.InstanceIds);
      const {items, paging} = page(filterRecords(chosen, params.Filters), params, pageSize);
      return {
        Reservations: items.map(instance => ({
          ReservationId: String(instance.InstanceId).replace('i-', 'r-'),
          OwnerId: general.account,
          Instances: [instance],
        })),
        ...paging,
      };
    },
    DescribeInstanceAttribute: (params, {region}) => {
      const id = required(params, 'InstanceId', 'MissingParameter');
      const [instance] = chooseByIds(dataOf(region).Instances, 'InstanceId', [id]);
      if (params.Attribute !== 'userData') {
        throw new AnswerError('InvalidParameterValue', `The sample answers the attribute userData only.`);
      }
      const text = instance?.userData;
      return {
        InstanceId: id,
        UserData: text === undefined ? {} : {Value: Buffer.from(String(text)).toString('base64')},
      };
    },
    DescribeImages: (params, {region, pageSize}) => {
      const chosen = chooseByIds(dataOf(region).Images, 'ImageId', params.ImageIds, true);
      const owned = byOwner(chosen, params.Owners, general.account);
      const {items, paging} = page(filterRecords(owned, params.Filters), params, pageSize);
      return {Images: items, ...paging};
    },
    DescribeSnapshots: (params, {region, pageSize}) => {
      const chosen = chooseByIds(dataOf(region).Snapshots, 'SnapshotId', params.SnapshotIds);
      const restorers = Array.isArray(params.RestorableByUserIds) ? params.RestorableByUserIds : [];
      const open = byOwner(chosen, params.OwnerIds, general.account).filter(
        s => restorers.length === 0 || restorers.some(who => who === 'self' || s.sharedWith?.includes(String(who))),
      );
      const {items, paging} = page(filterRecords(open, params.Filters), params, pageSize);
      return {Snapshots: items, ...paging};
    },
    DescribeSnapshotAttribute: (params, {region}) => {
      const id = required(params, 'SnapshotId', 'MissingParameter');
      const [snapshot] = chooseByIds(dataOf(region).Snapshots, 'SnapshotId', [id]);
      return {
        SnapshotId: id,
        CreateVolumePermissions: (snapshot?.sharedWith ?? []).map(who =>
          who === 'all' ? {Group: 'all'} : {UserId: who},
        ),
      };
    },
    DescribeAddresses: (params, {region}) => ({Addresses: filterRecords(dataOf(region).Addresses, params.Filters)}),
    GetEbsEncryptionByDefault: (_, {region}) => ({EbsEncryptionByDefault: dataOf(region).EbsEncryptionByDefault}),
    GetEbsDefaultKmsKeyId: (_, {region}) => ({KmsKeyId: dataOf(region).EbsDefaultKmsKeyId}),
    GetSnapshotBlockPublicAccessState: (_, {region}) => ({
      State: dataOf(region).SnapshotBlockPublicAccess,
      ManagedBy: 'account',
    }),
    GetImageBlockPublicAccessState: (_, {region}) => ({
      ImageBlockPublicAccessState: dataOf(region).ImageBlockPublicAccess,
      ManagedBy: 'account',
    }),
  };
};

/** The records with these ids, all without ids. Errors: EC2's `Invalid…ID.NotFound`, except where unknown ids are left out. */
const chooseByIds = <T extends Plain>(
  records: readonly T[],
  id: string,
  ids: unknown,
  lenient = false,
): readonly T[] => {
  if (!Array.isArray(ids) || ids.length === 0) return records;
  const byId = new Map(records.map(record => [record[id], record]));
  return ids.flatMap(wanted => {
    const record = byId.get(wanted);
    if (record !== undefined) return [record];
    if (lenient) return [];
    throw new AnswerError(`Invalid${id.replace(/Id$/, 'ID')}.NotFound`, `The ID '${wanted}' does not exist`);
  });
};

const byOwner = <T extends Plain>(records: readonly T[], owners: unknown, account: string): readonly T[] => {
  if (!Array.isArray(owners) || owners.length === 0) return records;
  return records.filter(r =>
    owners.some(owner =>
      owner === 'self' ? r.OwnerId === account : r.OwnerId === owner || r.ImageOwnerAlias === owner,
    ),
  );
};

const page = <T>(records: readonly T[], params: Plain, pageSize: number) => {
  const {items, next} = cutPage(records, params.NextToken, params.MaxResults, pageSize, 'InvalidNextToken');
  return {items, paging: next === undefined ? {} : {NextToken: next}};
};
