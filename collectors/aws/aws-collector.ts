import type {Collector, Journal, Run} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import {createGuard} from '../guard.ts';
import {cancelled} from '../journaled-read.ts';
import {type Clock, createPacer, systemClock} from '../pacing.ts';
import {defaultRetryPolicy, type RetryPolicy} from '../retry.ts';
import type {AwsTarget} from '../targets.ts';
import {collectAccount} from './account.ts';
import {iamPolicyOf} from './iam-policy.ts';
import {awsOperations} from './operations.ts';
import {preflightAccount} from './preflight.ts';
import {awsRate} from './rates.ts';
import {createReader, type Reader} from './reader.ts';
import {chooseRegions} from './regions.ts';
import {loadAhead} from './sdk.ts';
import {openSession, type Session} from './session.ts';
import {type Caller, identify, identityOf} from './sts.ts';

/** What the collector takes from outside; tests pass their own. */
export type AwsEffects = {
  readonly clock: Clock;
  /** Wall clock, for the record. */
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  readonly environment: NodeJS.ProcessEnv;
  readonly retry: RetryPolicy;
};

const systemEffects: AwsEffects = {
  clock: systemClock,
  now: () => new Date(),
  random: Math.random,
  environment: process.env,
  retry: defaultRetryPolicy,
};

/** Makes a collector of AWS accounts. */
export const createAwsCollector = (overrides: Partial<AwsEffects> = {}): Collector<AwsTarget> => {
  const effects = {...systemEffects, ...overrides};
  return {
    kind: 'aws',
    operations: awsOperations,
    policy: () => iamPolicyOf(awsOperations),
    preflight: (target, run) =>
      withSession(
        effects,
        target,
        {...run, journal: asidePreflight(run.journal), progress: () => undefined},
        async ({reader, session, known}) => {
          await identify(reader, caller => known(caller));
          return preflightAccount({
            reader,
            homeRegion: session.homeRegion,
            identity: identityOf(known(), regionsText(target)),
            regions: await chooseRegions(reader, target.regions ?? [], session.homeRegion),
            operations: awsOperations,
          });
        },
      ),
    collect: (target, run) =>
      withSession(effects, target, run, async ({reader, session, known}) => {
        void loadAhead();
        const identity = await identify(reader, caller => known(caller));
        const caller = known();
        run.identified(identityOf(caller, regionsText(target)));
        const account = {
          reader,
          account: caller.account,
          partition: caller.partition,
          homeRegion: session.homeRegion,
          emit: run.emit,
          emitPopulation: run.emitPopulation,
        };
        const regions = chooseRegions(reader, target.regions ?? [], session.homeRegion);
        await collectAccount(account, caller, identity, regions);
      }),
  };
};

/** The collector of AWS accounts that the app uses. */
export const awsCollector: Collector<AwsTarget> = createAwsCollector();

const regionsText = ({regions}: AwsTarget): string =>
  regions && regions.length > 0 ? [...regions].sort().join(', ') : 'all enabled';

type Work = {
  readonly reader: Reader;
  readonly session: Session;
  /** Who we are; set once by the first read. */
  readonly known: (caller?: Caller) => Caller;
};

/** Runs work with guarded clients. The first error stops everything that is still under way; connections are closed at the end. */
const withSession = async <T>(
  effects: AwsEffects,
  target: AwsTarget,
  run: Pick<Run, 'journal' | 'signal' | 'toolVersion' | 'progress' | 'gate' | 'keys'>,
  work: (parts: Work) => Promise<T>,
): Promise<T> => {
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const guard = createGuard(awsOperations);
  const session = openSession(target, guard, effects.environment, run.keys);
  let caller: Caller | undefined;
  const known = (found?: Caller): Caller => {
    caller = found ?? caller;
    if (!caller) throw new CollectorError('unreachable', 'AWS did not say which account this is.');
    return caller;
  };
  const reader = createReader({
    context: {
      collector: 'aws',
      journal: run.journal,
      signal,
      gate: run.gate,
      toolVersion: run.toolVersion,
      now: effects.now,
      identity: () => ({target: caller?.account ?? 'unknown', caller: caller?.arn ?? 'unknown'}),
    },
    session,
    pacer: createPacer(awsRate, {clock: effects.clock, gate: run.gate}),
    guard,
    clock: effects.clock,
    random: effects.random,
    retry: effects.retry,
    progress: event => run.progress(event),
  });
  try {
    return await work({reader, session, known});
  } catch (error) {
    stop.abort(error);
    if (run.signal.aborted && !(error instanceof CollectorError)) throw cancelled(run.signal);
    throw error;
  } finally {
    await reader.idle();
    session.close();
  }
};

/** A preflight asks anew and reads less than a collection, so its reads stand under keys of their own. */
const asidePreflight = (journal: Journal): Journal => ({
  recall: () => undefined,
  load: body => journal.load(body),
  store: (bytes, mediaType) => journal.store(bytes, mediaType),
  record: read => journal.record({...read, key: `preflight ${read.key}`}),
  commit: secret => journal.commit(secret),
});
