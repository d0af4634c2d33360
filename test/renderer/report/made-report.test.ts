import {beforeEach, expect, test, vi} from 'vitest';

const call = vi.hoisted(() => vi.fn());
vi.mock('../../../renderer/client.ts', () => ({engine: {call}}));

let head = 'h1';
let made = 0;

beforeEach(() => {
  vi.resetModules();
  [head, made] = ['h1', 0];
  call.mockImplementation(async (method: string) => {
    if (method === 'overview.get') return {custody: {head, entries: 1}};
    made += 1;
    return {pdf: new Uint8Array([made]), sealed: false};
  });
});

const load = async () => (await import('../../../renderer/screens/report/made-report.ts')).makeReport;

test('is given again while nothing was put on the record, and only then', async () => {
  const makeReport = await load();
  const first = await makeReport('a', false);
  expect(await makeReport('a', false)).toBe(first);
  expect(made).toBe(1);
  head = 'h2';
  expect((await makeReport('a', false)).pdf).toEqual(new Uint8Array([2]));
});

test('is made anew when somebody asks, and for another assessment', async () => {
  const makeReport = await load();
  await makeReport('a', false);
  await makeReport('a', true);
  expect(made).toBe(2);
  await makeReport('b', false);
  expect(made).toBe(3);
});
