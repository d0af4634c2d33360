import type {
  DescribeKeyCommandInput,
  GetKeyPolicyCommandInput,
  GetKeyRotationStatusCommandInput,
  ListKeysCommandInput,
} from '@aws-sdk/client-kms';
import {byNextMarker, declare} from './call.ts';

const about = (action: string) => ({scope: 'regional', permissions: [`kms:${action}`]}) as const;

export const listKeys = declare(
  'kms',
  'ListKeys',
  about('ListKeys'),
  (sdk, input: ListKeysCommandInput) => new sdk.ListKeysCommand(input),
  {next: byNextMarker},
);

export const describeKey = declare(
  'kms',
  'DescribeKey',
  about('DescribeKey'),
  (sdk, input: DescribeKeyCommandInput) => new sdk.DescribeKeyCommand(input),
);

export const getKeyPolicy = declare(
  'kms',
  'GetKeyPolicy',
  about('GetKeyPolicy'),
  (sdk, input: GetKeyPolicyCommandInput) => new sdk.GetKeyPolicyCommand(input),
);

export const getKeyRotationStatus = declare(
  'kms',
  'GetKeyRotationStatus',
  about('GetKeyRotationStatus'),
  (sdk, input: GetKeyRotationStatusCommandInput) => new sdk.GetKeyRotationStatusCommand(input),
);

export const kmsCalls = [listKeys, describeKey, getKeyPolicy, getKeyRotationStatus] as const;
