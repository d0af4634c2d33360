import type {Operation} from '../collector.ts';
import {cloudTrailCalls} from './cloudtrail-calls.ts';
import {ec2Calls} from './ec2-calls.ts';
import {iamCalls} from './iam-calls.ts';
import {kmsCalls} from './kms-calls.ts';
import {s3Calls} from './s3-calls.ts';
import {s3ControlCalls} from './s3control-calls.ts';
import {stsCalls} from './sts.ts';

/** Every read the AWS collector may make: the source of the guard, the policy, the preflight and the `not-assessed` verdicts. */
export const awsOperations: readonly Operation[] = [
  ...stsCalls,
  ...iamCalls,
  ...s3Calls,
  ...s3ControlCalls,
  ...ec2Calls,
  ...cloudTrailCalls,
  ...kmsCalls,
].map(call => call.operation);
