import type {Collector, Outcome, ReadRecord, Run} from '../../collectors/collector.ts';
import type {AwsTarget} from '../../collectors/targets.ts';

/** How the fake target behaves; tests change it between runs. */
export type FakeTarget = {
  account: string;
  buckets: string[];
  /** The outcome of reading a bucket's ACL; `ok` where nothing is said. */
  acl: Record<string, Outcome>;
  /** Thrown instead of the n-th read (counted from 0). */
  failAt?: {read: number; error: Error};
  /** Called before every read that is really made. */
  beforeRead?: (operation: string) => Promise<void> | void;
  /** Makes what is derived impossible to keep. */
  unkeepable?: boolean;
  /** Reads really made, in order. */
  calls: string[];
};

export const fakeTarget = (): FakeTarget => ({account: '111122223333', buckets: ['a', 'b', 'c'], acl: {}, calls: []});

/** A collector over a target that lives in memory: lists buckets, then reads each one's ACL. */
export const fakeCollector = (target: FakeTarget): Collector<AwsTarget> => ({
  kind: 'aws',
  operations: ['s3:ListBuckets', 's3:GetBucketAcl'].map(id => ({
    id,
    service: 's3',
    name: id.slice(3),
    scope: 'global',
    permissions: [id],
  })),
  policy: () => '{"Version":"2012-10-17"}\n',
  preflight: async () => ({
    identity: identityOf(target),
    rows: [{operation: 's3:GetBucketAcl', region: 'global', outcome: 'denied', permissions: ['s3:GetBucketAcl']}],
    estimatedCalls: 4,
  }),
  collect: async (_where, run) => {
    run.identified(identityOf(target));
    let done = 0;
    const read = async (operation: string, parameters: Record<string, unknown>, outcome: Outcome, body: unknown) => {
      const key = `${operation} ${JSON.stringify(parameters)}`;
      const known = run.journal.recall(key);
      if (!known) {
        run.signal.throwIfAborted();
        await target.beforeRead?.(operation);
        run.signal.throwIfAborted();
        if (target.failAt?.read === target.calls.length) throw target.failAt.error;
        target.calls.push(key);
      }
      const recorded =
        known ?? (await run.journal.record(await recordOf(run, key, operation, parameters, outcome, body, target)));
      done += 1;
      run.progress({
        operation,
        region: 'global',
        outcome: recorded.provenance.outcome,
        recalled: known !== undefined,
        done,
        planned: 1 + target.buckets.length,
      });
      return recorded;
    };
    const list = await read('s3:ListBuckets', {}, 'ok', {Buckets: target.buckets});
    run.emitPopulation({type: 'AwsS3Bucket', target: target.account, region: 'global', reads: [list.id]});
    for (const name of target.buckets) {
      const acl = await read('s3:GetBucketAcl', {Bucket: name}, target.acl[name] ?? 'ok', {Grants: []});
      const readable = acl.provenance.outcome === 'ok';
      run.emit({
        id: `arn:aws:s3:::${name}`,
        type: 'AwsS3Bucket',
        target: target.account,
        region: 'global',
        name,
        data: target.unkeepable ? {acl: 1n} : readable ? {acl: {Grants: []}} : {},
        reads: {acl: [acl.id]},
      });
    }
  },
});

const identityOf = (target: FakeTarget) => ({
  target: target.account,
  name: 'fake account',
  caller: `arn:aws:iam::${target.account}:user/auditor`,
  facts: {partition: 'aws'},
});

const recordOf = async (
  run: Run,
  key: string,
  operation: string,
  parameters: Record<string, unknown>,
  outcome: Outcome,
  body: unknown,
  target: FakeTarget,
): Promise<ReadRecord> => {
  const answered = outcome === 'ok' || outcome === 'absent';
  const at = new Date().toISOString();
  return {
    key,
    bodies: answered ? [await run.journal.store(Buffer.from(JSON.stringify(body)), 'application/json')] : [],
    provenance: {
      collector: 'aws',
      operation,
      service: 's3',
      parameters,
      region: 'global',
      target: target.account,
      caller: identityOf(target).caller,
      endpoint: 'http://127.0.0.1',
      requestIds: ['r-1'],
      startedAt: at,
      endedAt: at,
      pages: answered ? 1 : 0,
      attempts: 1,
      outcome,
      ...(answered ? {} : {error: {code: 'AccessDenied', message: 'not allowed', status: 403}}),
      toolVersion: run.toolVersion,
    },
  };
};
