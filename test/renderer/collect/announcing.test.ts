import {expect, test} from 'vitest';
import type {RunningCollection} from '../../../main/contract/views.ts';
import {announcement, type Spoken} from '../../../renderer/screens/collect/announcing.ts';

const running = (change: Partial<RunningCollection>): RunningCollection => ({
  collection: 'C-0001',
  kind: 'aws',
  target: {kind: 'aws'},
  since: '2026-11-21T09:00:00.000Z',
  paused: false,
  done: 0,
  planned: 1000,
  groups: [],
  unread: [],
  ...change,
});

/** What is said while a collection does one read every 20 ms. */
const listen = (events: readonly [number, RunningCollection | undefined][]): string[] => {
  let spoken: Spoken | undefined;
  return events.flatMap(([at, now]) => {
    const next = announcement(spoken, now, at);
    if (!next) return [];
    spoken = next.spoken;
    return [next.text];
  });
};

test('a thousand events are told in a few sentences', () => {
  const said = listen(
    Array.from({length: 3001}, (_, n) => [n * 20, running({done: Math.floor(n / 3)})] as [number, RunningCollection]),
  );
  expect(said.length).toBeLessThanOrEqual(5);
  expect(said[0]).toContain('begun');
  expect(said.at(-1)).toContain('of 1,000 reads');
});

test('beginning, pause, going on and end are told at once, and the end only once', () => {
  const said = listen([
    [0, running({})],
    [10, running({paused: true})],
    [20, running({paused: true, done: 1})],
    [30, running({})],
    [40, undefined],
    [50, undefined],
  ]);
  expect(said).toHaveLength(4);
  expect(said[1]).toContain('paused');
});

test('what could not be read is told with the next progress', () => {
  const unread = [
    {operation: 'o', region: 'r', target: 't', outcome: 'denied' as const, error: 'e', count: 2, permissions: []},
  ];
  const said = listen([
    [0, running({})],
    [100, running({done: 90, unread})],
    [30_000, running({done: 200, unread})],
  ]);
  expect(said).toHaveLength(2);
  expect(said[1]).toContain('2 reads could not be read');
});
