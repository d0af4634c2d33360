import type {
  DescribeTrailsCommandInput,
  GetEventSelectorsCommandInput,
  GetTrailStatusCommandInput,
} from '@aws-sdk/client-cloudtrail';
import {declare} from './call.ts';

const about = (action: string) => ({scope: 'regional', permissions: [`cloudtrail:${action}`]}) as const;

export const describeTrails = declare(
  'cloudtrail',
  'DescribeTrails',
  about('DescribeTrails'),
  (sdk, input: DescribeTrailsCommandInput) => new sdk.DescribeTrailsCommand(input),
);

export const getTrailStatus = declare(
  'cloudtrail',
  'GetTrailStatus',
  about('GetTrailStatus'),
  (sdk, input: GetTrailStatusCommandInput) => new sdk.GetTrailStatusCommand(input),
);

export const getEventSelectors = declare(
  'cloudtrail',
  'GetEventSelectors',
  about('GetEventSelectors'),
  (sdk, input: GetEventSelectorsCommandInput) => new sdk.GetEventSelectorsCommand(input),
);

export const cloudTrailCalls = [describeTrails, getTrailStatus, getEventSelectors] as const;
