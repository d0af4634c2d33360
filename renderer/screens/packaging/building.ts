import {CallError} from '../../../main/contract/client.ts';
import type {Input, Output} from '../../../main/contract/methods.ts';
import {engine} from '../../client.ts';
import {forget, queries} from '../../query.ts';
import {createStore} from '../../store.ts';

type Order = Input<'package.build'>;
export type Built = Output<'package.build'>;
type Check =
  | {readonly state: 'none'}
  | {readonly state: 'running'; readonly bytes: number}
  | {readonly state: 'done'; readonly verification: Output<'package.verify'>}
  | {readonly state: 'failed'; readonly error: Error};

/** A package being built, or the last one built here. It outlives the screen: leaving it stops nothing. */
export type Building =
  | {readonly state: 'none'}
  | {readonly state: 'running'; readonly order: Order; readonly bytes: number; readonly total: number | undefined}
  | {readonly state: 'failed'; readonly order: Order; readonly error: Error; readonly exists: boolean}
  | {readonly state: 'done'; readonly assessment: string; readonly built: Built; readonly check: Check};

export const building = createStore<Building>({state: 'none'});

engine.on('package.progress', ({bytes, total}) =>
  building.set(before => (before.state === 'running' ? {...before, bytes, total} : before)),
);
engine.on('verify.progress', ({bytes}) =>
  building.set(before =>
    before.state === 'done' && before.check.state === 'running'
      ? {...before, check: {state: 'running', bytes}}
      : before,
  ),
);

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Seals and writes a package. One at a time. */
export const build = async (order: Order, assessment: string): Promise<void> => {
  if (building.get().state === 'running') return;
  building.set({state: 'running', order, bytes: 0, total: undefined});
  try {
    const built = await engine.call('package.build', order);
    building.set({state: 'done', assessment, built, check: {state: 'none'}});
    await forget(queries, ['package.', 'overview.', 'signoff.', 'assessment.']);
  } catch (thrown) {
    const exists = thrown instanceof CallError && thrown.code === 'exists';
    building.set({state: 'failed', order, error: asError(thrown), exists});
  }
};

/** Verifies the package that was built, as an assessor would. */
export const verifyBuilt = async (): Promise<void> => {
  const before = building.get();
  if (before.state !== 'done' || before.check.state === 'running') return;
  const {built} = before;
  const put = (check: Check) =>
    building.set(now => (now.state === 'done' && now.built === built ? {...now, check} : now));
  put({state: 'running', bytes: 0});
  try {
    put({state: 'done', verification: await engine.call('package.verify', {path: built.path})});
  } catch (thrown) {
    put({state: 'failed', error: asError(thrown)});
  }
};
