import type {GetPublicAccessBlockCommandInput} from '@aws-sdk/client-s3-control';
import {declare} from './call.ts';

/** The block of public access that holds for all buckets of the account; one set by the organisation shows here too. */
export const getAccountPublicAccessBlock = declare(
  's3control',
  'GetPublicAccessBlock',
  {scope: 'global', permissions: ['s3:GetAccountPublicAccessBlock']},
  (sdk, input: GetPublicAccessBlockCommandInput & {AccountId: string}) => new sdk.GetPublicAccessBlockCommand(input),
);

export const s3ControlCalls = [getAccountPublicAccessBlock] as const;
