import {expect, test} from 'vitest';
import {createPagedRows, type Load} from '../../../renderer/components/paged-rows.ts';

type Row = {readonly name: string};
type Answer = {readonly total: number; readonly items: readonly Row[]};

/** A source whose answers are given by hand. */
const source = (name: string, total: number) => {
  const asked: {offset: number; answer: (total?: number) => void; fail: () => void}[] = [];
  const load: Load<Answer> = (offset, limit) =>
    new Promise((resolve, reject) =>
      asked.push({
        offset,
        answer: (of = total) =>
          resolve({
            total: of,
            items: Array.from({length: Math.min(limit, of - offset)}, (_, at) => ({name: `${name} ${offset + at}`})),
          }),
        fail: () => reject(new Error(`no ${name}`)),
      }),
    );
  return {load, asked};
};

const settled = () => new Promise(resolve => setTimeout(resolve));

test('the page in sight comes first, then the one after it, two at a time', async () => {
  const rows = createPagedRows<Answer>();
  const all = source('row', 100_000);
  rows.ask('all', all.load);
  all.asked[0]?.answer();
  await settled();
  expect(rows.state.get()).toMatchObject({answer: {total: 100_000}, pending: false, shown: 1});
  rows.look(5_010, 5_050);
  expect(all.asked.map(({offset}) => offset)).toEqual([0, 200, 5_000]);
  all.asked[1]?.answer();
  await settled();
  expect(all.asked.map(({offset}) => offset)).toEqual([0, 200, 5_000, 5_200]);
  all.asked[2]?.answer();
  await settled();
  expect(rows.state.get().rowAt(5_011)).toEqual({name: 'row 5011'});
  expect(rows.state.get().rowAt(9_000)).toBeUndefined();
});

test('pages that were only passed are never asked for', async () => {
  const rows = createPagedRows<Answer>();
  const all = source('row', 100_000);
  rows.ask('all', all.load);
  all.asked[0]?.answer();
  await settled();
  for (let first = 10_000; first < 90_000; first += 1_000) rows.look(first, first + 40);
  all.asked[1]?.answer();
  all.asked[2]?.answer();
  await settled();
  const offsets = all.asked.map(({offset}) => offset);
  expect(offsets.slice(-2)).toEqual([89_000, 89_200]);
  expect(offsets.length).toBeLessThan(8);
});

test('what stood there stays until the new rows are here, and only the last question is answered', async () => {
  const rows = createPagedRows<Answer>();
  const old = source('old', 10);
  const stale = source('stale', 20);
  const fresh = source('new', 30);
  rows.ask('old', old.load);
  old.asked[0]?.answer();
  await settled();
  rows.ask('stale', stale.load);
  rows.ask('new', fresh.load);
  expect(rows.state.get()).toMatchObject({answer: {total: 10}, pending: true, shown: 1});
  expect(rows.state.get().rowAt(3)).toEqual({name: 'old 3'});
  stale.asked[0]?.answer();
  await settled();
  expect(rows.state.get().rowAt(3)).toEqual({name: 'old 3'});
  fresh.asked[0]?.answer();
  await settled();
  expect(rows.state.get()).toMatchObject({answer: {total: 30}, pending: false, shown: 2});
  expect(rows.state.get().rowAt(3)).toEqual({name: 'new 3'});
});

test('reading anew keeps the place and replaces all in sight at once', async () => {
  const rows = createPagedRows<Answer>();
  const all = source('row', 1_000);
  rows.ask('all', all.load);
  all.asked[0]?.answer();
  await settled();
  rows.look(400, 440);
  for (const one of all.asked.slice(1)) one.answer();
  await settled();
  const before = all.asked.length;
  rows.again();
  const again = all.asked.slice(before);
  expect(again.map(({offset}) => offset)).toEqual([0, 400, 600]);
  for (const one of again) one.answer(999);
  await settled();
  expect(rows.state.get()).toMatchObject({answer: {total: 999}, shown: 1});
  expect(rows.state.get().rowAt(401)).toEqual({name: 'row 401'});
});

test('a page of another total means that the record changed: everything in sight is read anew', async () => {
  const rows = createPagedRows<Answer>();
  const all = source('row', 1_000);
  rows.ask('all', all.load);
  all.asked[0]?.answer();
  await settled();
  rows.look(400, 440);
  all.asked[1]?.answer(1_001);
  await settled();
  expect(all.asked.map(({offset}) => offset)).toContain(0);
  expect(all.asked.filter(({offset}) => offset === 0)).toHaveLength(2);
});

test('a question that fails says so and keeps what stood there; asking again mends it', async () => {
  const rows = createPagedRows<Answer>();
  const all = source('row', 10);
  rows.ask('all', all.load);
  all.asked[0]?.fail();
  await settled();
  expect(rows.state.get()).toMatchObject({error: {message: 'no row'}, pending: false});
  rows.again();
  all.asked[1]?.answer();
  await settled();
  expect(rows.state.get()).toMatchObject({error: undefined, answer: {total: 10}});
});
