// @vitest-environment happy-dom
import {beforeEach, expect, test, vi} from 'vitest';
import {fakeBridge, refusal} from '../bridge.ts';

const fake = fakeBridge({});
vi.stubGlobal('fieldwork', fake.bridge);
const {opening, openFolder, closeAssessment, locate, openSample} = await import('../../../renderer/frame/opening.ts');
const {queries} = await import('../../../renderer/query.ts');
const {route} = await import('../../../renderer/routes.ts');

const current = ['assessment.current', {}];
const assessment = (folder: string) => ({folder, client: folder, id: folder});
const called = (method: string) => fake.calls.filter(call => call.method === method).map(({input}) => input);

beforeEach(() => {
  fake.calls.length = 0;
  for (const method of Object.keys(fake.answers)) delete fake.answers[method];
  Object.assign(fake.answers, {
    'assessment.current': {},
    'collect.running': {},
    'shell.recent': [],
    'shell.info': {documents: '/docs'},
  });
  queries.clear();
  opening.set({});
});

test('what is opened is shown, and nothing read of the one before stays', async () => {
  queries.setQueryData(current, {assessment: assessment('/a')});
  queries.setQueryData(['overview.get', {}], {of: '/a'});
  queries.setQueryData(['shell.settings', {}], {name: 'Ana'});
  fake.answers['assessment.open'] = ({folder}: {folder: string}) => assessment(folder);
  await openFolder('/b/assessment.fieldwork');
  expect(queries.getQueryData(current)).toEqual({assessment: assessment('/b')});
  expect(queries.getQueryData(['overview.get', {}])).toBeUndefined();
  expect(queries.getQueryData(['shell.settings', {}])).toEqual({name: 'Ana'});
  expect(route().screen).toBe('overview');
  expect(opening.get()).toEqual({});
});

test('where it cannot be opened, why is kept for the start, and what was open is opened again', async () => {
  queries.setQueryData(current, {assessment: assessment('/a')});
  fake.answers['assessment.open'] = ({folder}: {folder: string}) => {
    if (folder === '/b') throw refusal('locked', '/b is open in another Fieldwork (process 7).');
    return assessment(folder);
  };
  await openFolder('/b');
  expect(opening.get()).toEqual({
    failed: {folder: '/b', code: 'locked', message: '/b is open in another Fieldwork (process 7).'},
  });
  expect(called('assessment.open')).toEqual([{folder: '/b'}, {folder: '/a'}]);
  expect(route().screen).toBe('start');
});

test('a running collection is not left without a word', async () => {
  queries.setQueryData(current, {assessment: assessment('/a')});
  fake.answers['collect.running'] = {running: {collection: 'c1'}};
  const closing = closeAssessment();
  await vi.waitUntil(() => opening.get().asking);
  opening.get().asking?.answer(false);
  await closing;
  expect(called('collect.cancel')).toEqual([]);
  expect(called('assessment.close')).toEqual([]);
  expect(queries.getQueryData(current)).toEqual({assessment: assessment('/a')});
});

test('stopped on demand, it is closed only after it has ended', async () => {
  queries.setQueryData(current, {assessment: assessment('/a')});
  Object.assign(fake.answers, {
    'collect.running': {running: {collection: 'c1'}},
    'collect.cancel': {cancelled: true},
    'assessment.close': {},
  });
  const closing = closeAssessment();
  await vi.waitUntil(() => opening.get().asking);
  opening.get().asking?.answer(true);
  await vi.waitUntil(() => called('collect.cancel').length > 0);
  await new Promise(resolve => setTimeout(resolve));
  expect(called('assessment.close')).toEqual([]);
  fake.emit('collect.state', {collection: 'c1', state: 'ended'});
  await closing;
  expect(called('assessment.close')).toEqual([{}]);
  expect(queries.getQueryData(current)).toEqual({});
});

test('the sample company is copied into a folder of its own below the documents', async () => {
  fake.answers['sample.open'] = ({folder}: {folder: string}) => assessment(folder);
  await openSample(new Date('2026-11-21T21:42:05.123Z'));
  expect(called('sample.open')).toEqual([{folder: '/docs/sample-20261121-214205'}]);
  expect(route().screen).toBe('overview');
});

test('a lost assessment that is found elsewhere is no longer listed at its old place; another one leaves it listed', async () => {
  const lost = {folder: '/old', reference: 'NL-2026', client: 'Northwind'};
  Object.assign(fake.answers, {
    'shell.choose': {paths: ['/new']},
    'shell.forget': {},
    'assessment.open': {...assessment('/new'), reference: 'OTHER', client: 'Northwind'},
  });
  await locate(lost);
  expect(called('shell.forget')).toEqual([]);
  fake.answers['assessment.open'] = {...assessment('/new'), reference: 'NL-2026', client: 'Northwind'};
  await locate(lost);
  expect(called('shell.forget')).toEqual([{folder: '/old'}]);
});
