import type {Identity} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import {declare} from './call.ts';
import type {Reader, ReadResult} from './reader.ts';

/** Who we are; AWS needs no permission for it. */
export const getCallerIdentity = declare(
  'sts',
  'GetCallerIdentity',
  {scope: 'global', permissions: []},
  (sdk, input: object) => new sdk.GetCallerIdentityCommand(input),
);

export const stsCalls = [getCallerIdentity] as const;

export type Caller = {readonly account: string; readonly arn: string; readonly partition: string};

/** Asks AWS who we are, afresh in every run; tells it before the read goes on the record. Errors: CollectorError, since nothing can go on without it. */
export const identify = (reader: Reader, onCaller: (caller: Caller) => void): Promise<ReadResult<unknown>> =>
  reader.read(
    getCallerIdentity,
    'global',
    {},
    {
      fresh: true,
      onPage: output => {
        const caller = callerOf(output);
        if (!caller) throw notAws();
        onCaller(caller);
      },
    },
  );

const callerOf = (output: {Account?: string | undefined; Arn?: string | undefined} | undefined): Caller | undefined => {
  const {Account: account, Arn: arn} = output ?? {};
  return account && arn ? {account, arn, partition: arn.split(':')[1] ?? 'aws'} : undefined;
};

const notAws = (): CollectorError =>
  new CollectorError(
    'unreachable',
    'The endpoint answered, but did not say which account and caller we are. Check that it is an AWS endpoint.',
  );

/** The identity to show and to compare on resume. */
export const identityOf = (caller: Caller, regions: string): Identity => ({
  target: caller.account,
  name: `AWS account ${caller.account}`,
  caller: caller.arn,
  facts: {partition: caller.partition, regions},
});
