// @vitest-environment happy-dom
import {QueryClientProvider} from '@tanstack/react-query';
import {act, cleanup, fireEvent, render, screen} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Sample} from '../../../main/contract/papers.ts';
import {fakeBridge, refusal} from '../bridge.ts';

const fake = fakeBridge({});
vi.stubGlobal('fieldwork', fake.bridge);
const {listenForKeys} = await import('../../../renderer/commands/commands.ts');
const {queries} = await import('../../../renderer/query.ts');
const {go} = await import('../../../renderer/routes.ts');
const {leaving} = await import('../../../renderer/unsaved.ts');
const {SampleItems} = await import('../../../renderer/screens/samples/sample-items.tsx');

const item = (label: string): Sample['items'][number] => ({key: `arn:${label}`, label, result: 'open', evidence: []});
const paper: Sample = {
  kind: 'sample',
  title: 'Leavers',
  control: {edition: '2013', id: 'A.9.2.6'},
  population: {source: {from: 'list', evidence: 'E-000001'}, size: 3, sha256: '0'.repeat(64)},
  basis: 'random',
  size: 3,
  seed: '7f210000',
  items: [item('uma'), item('mara'), item('zoe')],
  drawnBy: 'Ada',
  drawnAt: '2026-11-21T09:00:00.000Z',
};
const stored = {id: 'S-001', version: 1, sha256: '0'.repeat(64), savedBy: 'Ada', savedAt: paper.drawnAt, paper};
const results = () => fake.calls.filter(({method}) => method === 'samples.result').map(({input}) => input);
const press = (key: string) => act(async () => void fireEvent.keyDown(document.body, {key}));
let quiet = () => {};

beforeEach(() => {
  fake.calls.length = 0;
  fake.answers['samples.result'] = {stored, changed: true};
  Object.assign(fake.answers, {'shell.settings': {name: 'Ada'}, 'assessment.current': {}, 'evidence.query': {}});
  quiet = listenForKeys();
  go('samples', {id: 'S-001'});
  render(createElement(QueryClientProvider, {client: queries}, createElement(SampleItems, {stored})));
});
afterEach(() => {
  quiet();
  cleanup();
  leaving.set(undefined);
  queries.clear();
});

test('keys go between the items and give each its result', async () => {
  await press('1');
  await press('j');
  await press('1');
  expect(results()).toMatchObject([
    {id: 'S-001', key: 'arn:uma', result: 'conforms'},
    {id: 'S-001', key: 'arn:mara', result: 'conforms'},
  ]);
  await press('k');
  expect(screen.getByRole('button', {name: /uma/}).getAttribute('aria-expanded')).toBe('true');
});

test('what was not tested is saved only with its reason, which no change of place loses', async () => {
  await press('3');
  expect(results()).toEqual([]);
  expect(screen.getByText(/Say in the note why it was not tested/)).toBeTruthy();
  await act(async () => void fireEvent.change(screen.getByLabelText('Note'), {target: {value: 'On leave'}}));
  await press('j');
  go('overview');
  expect(leaving.get()).toBeDefined();
  await act(async () => leaving.get()?.answer(false));
  await press('k');
  await act(async () => void fireEvent.click(screen.getByRole('button', {name: /^Save item/})));
  expect(results()).toMatchObject([{key: 'arn:uma', result: 'not-tested', note: 'On leave'}]);
});

test('what the engine refuses is said at the item and kept', async () => {
  fake.answers['samples.result'] = () => {
    throw refusal('withdrawn', 'It was withdrawn by Grace');
  };
  await press('1');
  expect((await screen.findByRole('alert')).textContent).toContain('It was withdrawn by Grace');
  expect(screen.getAllByText('not saved').length).toBeGreaterThan(0);
});
