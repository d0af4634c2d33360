// @vitest-environment happy-dom
import {QueryClientProvider} from '@tanstack/react-query';
import {act, cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Interview, StoredPaper} from '../../../main/contract/papers.ts';
import {fakeBridge, refusal} from '../bridge.ts';

const fake = fakeBridge({});
vi.stubGlobal('fieldwork', fake.bridge);
const {queries} = await import('../../../renderer/query.ts');
const {go, route} = await import('../../../renderer/routes.ts');
const {leaving} = await import('../../../renderer/unsaved.ts');
const {PapersScreen} = await import('../../../renderer/screens/papers/papers-screen.tsx');

const paper: Interview = {
  kind: 'interview',
  interviewee: 'Grace',
  role: 'Lead',
  date: '2026-10-05',
  method: 'on-site',
  topic: 'Changes',
  notes: 'Named it',
  controls: [],
  evidence: [],
};
const version = (number: number, part: Partial<Interview> = {}): StoredPaper => ({
  id: 'I-001',
  version: number,
  sha256: '0'.repeat(64),
  savedBy: number === 1 ? 'Ada' : 'Linus',
  savedAt: '2026-11-21T09:00:00.000Z',
  paper: {...paper, ...part},
});
let kept: StoredPaper[] = [];
type Save = {paper: Interview; id?: string; expected: number};
const saves = () => fake.calls.filter(({method}) => method === 'papers.save').map(({input}) => input as Save);
const type = (label: string, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), {target: {value}}));
const click = (name: RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', {name})));

beforeEach(() => {
  fake.calls.length = 0;
  kept = [version(1)];
  Object.assign(fake.answers, {
    'shell.settings': {name: 'Ada'},
    'assessment.current': {},
    'controls.list': [],
    'papers.list': ({kind}: {kind: string}) => (kind === 'interview' ? kept : []),
    'papers.history': () => kept,
    'papers.save': ({paper: sent, id, expected}: Save) => {
      const before = kept.find(one => one.id === id);
      if ((before?.version ?? 0) !== expected) throw refusal('conflict', 'It was changed meanwhile');
      const stored = {...version(expected + 1, sent), id: id ?? 'I-002'};
      kept = [...kept.filter(one => one.id !== stored.id), stored];
      return {stored, changed: true};
    },
  });
});
afterEach(() => {
  cleanup();
  leaving.set(undefined);
  queries.clear();
});
const show = () => render(createElement(QueryClientProvider, {client: queries}, createElement(PapersScreen)));

test('a new interview is saved with what a place named, and shown', async () => {
  go('papers', {tab: 'interview', create: 'interview', control: '2013:A.9.2.3'});
  show();
  await click(/^Save interview/);
  expect(saves()).toEqual([]);
  expect(screen.getAllByText('This is needed.')).toHaveLength(4);
  for (const label of ['Interviewee', 'Role', 'Topic', 'Notes']) await type(label, `${label} said`);
  await click(/^Save interview/);
  expect(saves()).toMatchObject([
    {expected: 0, paper: {interviewee: 'Interviewee said', controls: [{edition: '2013', id: 'A.9.2.3'}]}},
  ]);
  expect(route()).toEqual({screen: 'papers', at: {tab: 'interviews', id: 'I-002'}});
  expect(leaving.get()).toBeUndefined();
});

test('what somebody else saved meanwhile is said, and nothing typed is lost', async () => {
  go('papers', {tab: 'interviews', id: 'I-001'});
  show();
  await screen.findByLabelText('Topic');
  await type('Topic', 'Releases');
  kept = [version(2, {role: 'Head'})];
  await click(/^Save interview/);
  await waitFor(() => expect(screen.getByText(/Version 2 by Linus was saved/)).toBeTruthy());
  expect((screen.getByLabelText('Topic') as HTMLInputElement).value).toBe('Releases');
  await click(/^Save mine/);
  expect(saves().map(({expected}) => expected)).toEqual([1, 2]);
  expect(kept[0]?.paper).toMatchObject({topic: 'Releases', role: 'Lead'});
  await waitFor(() => expect(screen.queryByText(/Version 2 by Linus was/)).toBeNull());
});

test('the form gives way to theirs where the person says so', async () => {
  go('papers', {tab: 'interviews', id: 'I-001'});
  show();
  await screen.findByLabelText('Topic');
  await type('Topic', 'Releases');
  kept = [version(2, {topic: 'Keys'})];
  await click(/^Save interview/);
  await waitFor(() => expect(screen.getByText(/Version 2 by Linus was saved/)).toBeTruthy());
  await click(/^Drop mine/);
  expect((screen.getByLabelText('Topic') as HTMLInputElement).value).toBe('Keys');
  go('overview');
  expect(leaving.get()).toBeUndefined();
});
