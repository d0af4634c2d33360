import {expect, it} from 'vitest';
import type {Reply} from '../../main/contract/transport.ts';
import {createEngineCalls} from '../../main/electron/engine-calls.ts';
import {ShellError} from '../../main/electron/shell-error.ts';
import {createPathGrants} from '../../main/guards/path-grants.ts';

const pair = {accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'obviously-not-a-secret'};
const assessment = {folder: '/case', reference: 'R-1', client: 'C', title: 'T'};

const set = (reply: Reply, learn: () => void = () => undefined, agrees = false) => {
  const asked: string[] = [];
  const carried: unknown[] = [];
  const grants = createPathGrants({realPath: path => path, kubeconfigs: []});
  const call = createEngineCalls({
    engine: {
      call: async (...args) => {
        carried.push(args);
        return reply;
      },
    },
    grants,
    recents: {list: () => [], folders: () => [], learn, forget: () => undefined},
    keys: {
      take: async name => {
        if (name !== 'prod') throw new ShellError('unknown-key', `No keys are kept under ${name}.`);
        return pair;
      },
    },
    confirmEndpoint: async host => {
      asked.push(host);
      return agrees;
    },
  });
  return {call, carried, grants, asked};
};

it('the keys that a target names go with the call, and are not in its input', async () => {
  const {call, carried} = set({ok: true, value: {}});
  const input = {target: {kind: 'aws', key: 'prod'}, by: 'Ada'};
  await call('collect.start', input);
  expect(carried).toEqual([['collect.start', input, {prod: pair}]]);
  expect(JSON.stringify(input)).not.toContain(pair.secretAccessKey);
});

it('a target without a key takes none', async () => {
  const {call, carried} = set({ok: true, value: {}});
  await call('collect.start', {target: {kind: 'aws', profile: 'prod'}});
  expect(carried).toEqual([['collect.start', {target: {kind: 'aws', profile: 'prod'}}, undefined]]);
});

it('the sample company’s keys are the engine’s own', async () => {
  const {call, carried} = set({ok: true, value: {}});
  await call('collect.start', {target: {kind: 'aws', key: 'sample:company'}});
  expect(carried).toEqual([['collect.start', {target: {kind: 'aws', key: 'sample:company'}}, undefined]]);
});

it('a key that is not kept is told, and the engine is not asked', async () => {
  const {call, carried} = set({ok: true, value: {}});
  expect(await call('collect.start', {target: {key: 'test'}})).toMatchObject({ok: false, code: 'unknown-key'});
  expect(carried).toEqual([]);
});

it('what was opened may be opened again, and only what was opened', async () => {
  const {call, grants} = set({ok: true, value: assessment});
  await call('evidence.get', {});
  expect(grants.refused('assessment.open', {folder: '/case'})).toBe('/case');
  await call('assessment.open', {folder: '/case'});
  expect(grants.refused('assessment.open', {folder: '/case'})).toBeUndefined();
  expect(grants.refused('report.write', {path: '/case/assessment.db', replace: true})).toBeDefined();
});

it('a failure grants nothing', async () => {
  const {call, grants} = set({ok: false, code: 'locked', message: 'It is locked.'});
  await call('assessment.open', {folder: '/case'});
  expect(grants.refused('assessment.open', {folder: '/case'})).toBe('/case');
});

it('what the engine did stays done where the list of recent ones cannot be written', async () => {
  const {call} = set({ok: true, value: assessment}, () => {
    throw new Error('The disk is full.');
  });
  expect(await call('assessment.open', {folder: '/case'})).toEqual({ok: true, value: assessment});
});

const elsewhere = {target: {kind: 'aws', endpoint: 'https://vpce.example.com'}, by: 'Ada'};

it('calls go elsewhere than to AWS only where a person agrees, who is asked once', async () => {
  const {call, carried, asked} = set({ok: true, value: {}}, undefined, true);
  await call('collect.preflight', elsewhere);
  await call('collect.start', elsewhere);
  expect(asked).toEqual(['vpce.example.com']);
  expect(carried).toHaveLength(2);
});

it('and not where they do not; then they are asked again', async () => {
  const {call, carried, asked} = set({ok: true, value: {}});
  expect(await call('collect.start', elsewhere)).toMatchObject({ok: false, code: 'endpoint-refused'});
  expect(await call('collect.start', elsewhere)).toMatchObject({ok: false, code: 'endpoint-refused'});
  expect(asked).toHaveLength(2);
  expect(carried).toEqual([]);
});
