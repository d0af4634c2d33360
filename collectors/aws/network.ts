import {type AccountRun, emitPopulation} from './account-run.ts';
import type {Call} from './call.ts';
import {
  describeFlowLogs,
  describeNetworkAcls,
  describeSecurityGroups,
  describeSubnets,
  describeVpcs,
} from './ec2-calls.ts';
import {ec2Arn, nameOf} from './ec2-names.ts';
import {allItems, isAnswered, known, type Part, resourceOf, unread} from './parts.ts';

type Described = {Tags?: {Key?: string | undefined; Value?: string | undefined}[] | undefined};

/** How one kind of thing is listed and becomes resources: one per item, its own answer as one part. */
type Listing<I extends object, O, T extends Described> = {
  readonly call: Call<I, O>;
  readonly input: I;
  readonly type: string;
  /** The kind in the ARN. */
  readonly kind: string;
  readonly part: string;
  readonly items: (output: O) => readonly T[] | undefined;
  readonly id: (item: T) => string | undefined;
  readonly name?: (item: T) => string | undefined;
};

/** Reads the network of one region. Emits AwsEc2SecurityGroup, AwsEc2NetworkAcl, AwsEc2Subnet and AwsEc2Vpc. */
export const collectNetwork = async (run: AccountRun, region: string): Promise<void> => {
  await Promise.all([
    collectListing(run, region, {
      call: describeSecurityGroups,
      input: {MaxResults: 1000},
      type: 'AwsEc2SecurityGroup',
      kind: 'security-group',
      part: 'group',
      items: o => o.SecurityGroups,
      id: group => group.GroupId,
      name: group => group.GroupName,
    }),
    collectListing(run, region, {
      call: describeNetworkAcls,
      input: {MaxResults: 1000},
      type: 'AwsEc2NetworkAcl',
      kind: 'network-acl',
      part: 'acl',
      items: o => o.NetworkAcls,
      id: acl => acl.NetworkAclId,
    }),
    collectListing(run, region, {
      call: describeSubnets,
      input: {MaxResults: 1000},
      type: 'AwsEc2Subnet',
      kind: 'subnet',
      part: 'subnet',
      items: o => o.Subnets,
      id: subnet => subnet.SubnetId,
    }),
    collectVpcs(run, region),
  ]);
};

const collectVpcs = async (run: AccountRun, region: string): Promise<void> => {
  const flowLogs = run.reader.read(describeFlowLogs, region, {MaxResults: 1000}).then(async result => ({
    result,
    logs: await allItems(result, o => o.FlowLogs),
  }));
  const extra = async (vpcId: string): Promise<Record<string, Part>> => {
    const {result, logs} = await flowLogs;
    return {
      flowLogs: isAnswered(result)
        ? known(
            logs.filter(({ResourceId}) => ResourceId === vpcId),
            [result],
          )
        : unread([result]),
    };
  };
  const vpcs = collectListing(
    run,
    region,
    {
      call: describeVpcs,
      input: {MaxResults: 1000},
      type: 'AwsEc2Vpc',
      kind: 'vpc',
      part: 'vpc',
      items: o => o.Vpcs,
      id: vpc => vpc.VpcId,
    },
    extra,
  );
  await Promise.all([flowLogs, vpcs]);
};

const collectListing = async <I extends object, O, T extends Described>(
  run: AccountRun,
  region: string,
  listing: Listing<I, O, T>,
  extra: (id: string) => Promise<Record<string, Part>> = async () => ({}),
): Promise<void> => {
  const list = await run.reader.read(listing.call, region, listing.input);
  emitPopulation(run, listing.type, region, [list]);
  for await (const page of list.pages()) {
    for (const item of listing.items(page) ?? []) {
      const id = listing.id(item) ?? 'unknown';
      run.emit(
        resourceOf(
          {
            id: ec2Arn(run, region, listing.kind, id),
            type: listing.type,
            target: run.account,
            region,
            name: listing.name?.(item) ?? nameOf({Tags: item.Tags}, id),
          },
          {[listing.part]: known(item, [list]), ...(await extra(id))},
        ),
      );
    }
  }
};
