// @vitest-environment happy-dom
import {expect, it} from 'vitest';
import type {Sample, SampleItem} from '../../../main/contract/papers.ts';
import {findingFrom} from '../../../renderer/screens/samples/failed-items.ts';
import {draftOfItem, faultOfItem, isSaved} from '../../../renderer/screens/samples/item-drafts.ts';
import {filterSamples, type StoredSample, tallyOf} from '../../../renderer/screens/samples/sample-rows.ts';

const item = (label: string, result: SampleItem['result'], evidence: string[] = []): SampleItem => ({
  key: `arn:${label}`,
  label,
  result,
  evidence,
});
const sample = (items: SampleItem[], part: Partial<Sample> = {}): Sample => ({
  kind: 'sample',
  title: 'Leavers',
  control: {edition: '2013', id: 'A.9.2.6'},
  population: {source: {from: 'list', evidence: 'E-000001'}, size: 26, sha256: '0'.repeat(64)},
  basis: 'random',
  size: items.length,
  seed: '7f210000',
  items,
  drawnBy: 'Ada',
  drawnAt: '2026-11-21T09:00:00.000Z',
  ...part,
});
const stored = (id: string, paper: Sample): StoredSample => ({
  id,
  version: 1,
  sha256: '0'.repeat(64),
  savedBy: 'Ada',
  savedAt: '2026-11-21T09:00:00.000Z',
  paper,
});
const mixed = sample([
  item('uma', 'does-not-conform', ['E-000002']),
  item('mara', 'conforms'),
  item('zoe', 'not-tested'),
  item('liam', 'open'),
  item('yara', 'does-not-conform', ['E-000003', 'E-000002']),
]);

it('counts what came of the items', () => {
  expect(tallyOf(mixed)).toEqual({conforms: 1, 'does-not-conform': 2, 'not-tested': 1, open: 1});
});

it('finds samples by their items, and puts withdrawn ones last', () => {
  const withdrawn = {reason: 'Twice', by: 'Ada', at: '2026-11-21T10:00:00.000Z'};
  const all = [
    stored('S-001', {...mixed, withdrawn}),
    stored('S-002', mixed),
    stored('S-003', sample([item('rosa', 'conforms')])),
  ];
  expect(filterSamples(all, 'all', '').map(({id}) => id)).toEqual(['S-002', 'S-003', 'S-001']);
  expect(filterSamples(all, 'open', '').map(({id}) => id)).toEqual(['S-002']);
  expect(filterSamples(all, 'failed', '').map(({id}) => id)).toEqual(['S-002']);
  expect(filterSamples(all, 'all', 'rosa leavers').map(({id}) => id)).toEqual(['S-003']);
});

it('begins a finding with what failed, of what was tested, and its evidence', () => {
  expect(findingFrom('S-001', mixed)).toEqual({
    create: '1',
    control: '2013:A.9.2.6',
    statement: '2 of 3 items tested do not conform (sample S-001, Leavers, population of 26): uma, yara.',
    sample: 'S-001',
    failed: '2',
    of: '3',
    evidence: 'E-000002,E-000003',
  });
  expect(findingFrom('S-003', sample([item('rosa', 'conforms')]))).toBeUndefined();
});

it('keeps a statement of many short enough for an address', () => {
  const many = sample(Array.from({length: 400}, (_, index) => item(`n${index}`.padEnd(300, 'x'), 'does-not-conform')));
  const found = findingFrom('S-001', many);
  expect(found?.statement?.length).toBeLessThanOrEqual(2000);
});

it.each([
  ['conforms', '', [], undefined],
  ['open', '', [], undefined],
  ['not-tested', ' ', ['E-000001'], 'why-not-tested'],
  ['not-tested', 'On leave', [], undefined],
  ['does-not-conform', '', [], 'what-was-seen'],
  ['does-not-conform', '', ['E-000001'], undefined],
  ['does-not-conform', 'No second factor', [], undefined],
] as const)('an item that is %s with note %j and evidence %j', (result, note, evidence, fault) => {
  expect(faultOfItem({result, note, evidence})).toBe(fault);
});

it('knows what of an item is on record', () => {
  const kept = {...item('uma', 'conforms', ['E-000001']), note: 'Seen'};
  expect(isSaved(draftOfItem(kept), kept)).toBe(true);
  expect(isSaved({...draftOfItem(kept), note: 'Seen '}, kept)).toBe(true);
  expect(isSaved({...draftOfItem(kept), result: 'open'}, kept)).toBe(false);
  expect(isSaved({...draftOfItem(kept), evidence: []}, kept)).toBe(false);
});
