import type {
  DescribeFlowLogsCommandInput,
  DescribeImagesCommandInput,
  DescribeInstanceAttributeCommandInput,
  DescribeInstancesCommandInput,
  DescribeNetworkAclsCommandInput,
  DescribeRegionsCommandInput,
  DescribeSecurityGroupsCommandInput,
  DescribeSnapshotsCommandInput,
  DescribeSubnetsCommandInput,
  DescribeVolumesCommandInput,
  DescribeVpcsCommandInput,
} from '@aws-sdk/client-ec2';
import {byNextToken, declare} from './call.ts';

const about = (action: string) => ({scope: 'regional', permissions: [`ec2:${action}`]}) as const;

export const describeRegions = declare(
  'ec2',
  'DescribeRegions',
  {scope: 'global', permissions: ['ec2:DescribeRegions']},
  (sdk, input: DescribeRegionsCommandInput) => new sdk.DescribeRegionsCommand(input),
);

export const describeInstances = declare(
  'ec2',
  'DescribeInstances',
  about('DescribeInstances'),
  (sdk, input: DescribeInstancesCommandInput) => new sdk.DescribeInstancesCommand(input),
  {next: byNextToken},
);

export const describeInstanceAttribute = declare(
  'ec2',
  'DescribeInstanceAttribute',
  about('DescribeInstanceAttribute'),
  (sdk, input: DescribeInstanceAttributeCommandInput) => new sdk.DescribeInstanceAttributeCommand(input),
);

export const describeImages = declare(
  'ec2',
  'DescribeImages',
  about('DescribeImages'),
  (sdk, input: DescribeImagesCommandInput) => new sdk.DescribeImagesCommand(input),
  {next: byNextToken},
);

export const describeVolumes = declare(
  'ec2',
  'DescribeVolumes',
  about('DescribeVolumes'),
  (sdk, input: DescribeVolumesCommandInput) => new sdk.DescribeVolumesCommand(input),
  {next: byNextToken},
);

export const describeSnapshots = declare(
  'ec2',
  'DescribeSnapshots',
  about('DescribeSnapshots'),
  (sdk, input: DescribeSnapshotsCommandInput) => new sdk.DescribeSnapshotsCommand(input),
  {next: byNextToken},
);

export const describeSecurityGroups = declare(
  'ec2',
  'DescribeSecurityGroups',
  about('DescribeSecurityGroups'),
  (sdk, input: DescribeSecurityGroupsCommandInput) => new sdk.DescribeSecurityGroupsCommand(input),
  {next: byNextToken},
);

export const describeNetworkAcls = declare(
  'ec2',
  'DescribeNetworkAcls',
  about('DescribeNetworkAcls'),
  (sdk, input: DescribeNetworkAclsCommandInput) => new sdk.DescribeNetworkAclsCommand(input),
  {next: byNextToken},
);

export const describeVpcs = declare(
  'ec2',
  'DescribeVpcs',
  about('DescribeVpcs'),
  (sdk, input: DescribeVpcsCommandInput) => new sdk.DescribeVpcsCommand(input),
  {next: byNextToken},
);

export const describeSubnets = declare(
  'ec2',
  'DescribeSubnets',
  about('DescribeSubnets'),
  (sdk, input: DescribeSubnetsCommandInput) => new sdk.DescribeSubnetsCommand(input),
  {next: byNextToken},
);

export const describeFlowLogs = declare(
  'ec2',
  'DescribeFlowLogs',
  about('DescribeFlowLogs'),
  (sdk, input: DescribeFlowLogsCommandInput) => new sdk.DescribeFlowLogsCommand(input),
  {next: byNextToken},
);

export const getEbsEncryptionByDefault = declare(
  'ec2',
  'GetEbsEncryptionByDefault',
  about('GetEbsEncryptionByDefault'),
  (sdk, input: object) => new sdk.GetEbsEncryptionByDefaultCommand(input),
);

export const getSnapshotBlockPublicAccessState = declare(
  'ec2',
  'GetSnapshotBlockPublicAccessState',
  about('GetSnapshotBlockPublicAccessState'),
  (sdk, input: object) => new sdk.GetSnapshotBlockPublicAccessStateCommand(input),
);

export const getImageBlockPublicAccessState = declare(
  'ec2',
  'GetImageBlockPublicAccessState',
  about('GetImageBlockPublicAccessState'),
  (sdk, input: object) => new sdk.GetImageBlockPublicAccessStateCommand(input),
);

export const ec2Calls = [
  describeRegions,
  describeInstances,
  describeInstanceAttribute,
  describeImages,
  describeVolumes,
  describeSnapshots,
  describeSecurityGroups,
  describeNetworkAcls,
  describeVpcs,
  describeSubnets,
  describeFlowLogs,
  getEbsEncryptionByDefault,
  getSnapshotBlockPublicAccessState,
  getImageBlockPublicAccessState,
] as const;
