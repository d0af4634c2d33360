import {expect, test} from 'vitest';
import {CollectorError} from '../../../collectors/errors.ts';
import {failure} from '../../../main/sample/kubernetes/api.ts';
import {collect, newRecord, sampleCluster, targetOf} from './harness.ts';

test('a cancelled collection resumes without asking again what it knows, and ends as if nothing had happened', async () => {
  const cluster = await sampleCluster({pageSizes: {pods: 40}});
  const whole = await collect(targetOf(cluster));
  const first = newRecord();
  const stop = new AbortController();
  const cancelled = collect(targetOf(cluster), {
    into: first,
    signal: stop.signal,
    onProgress: event => event.done === 9 && stop.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({code: 'cancelled'});
  const known = new Set(first.reads.filter(r => r.provenance.outcome === 'ok').map(r => r.key));
  expect(known.size).toBeGreaterThanOrEqual(9);
  expect(first.reads.some(r => r.provenance.outcome === 'cancelled')).toBe(true);

  // The same cluster behind another address: requests of the first run that are still on their way do not count here.
  const again = await sampleCluster({pageSizes: {pods: 40}});
  const second = newRecord(first);
  await collect(targetOf(again), {into: second});
  const asked = again.calls.map(call => call.path);
  // Whoever resumes must be on the same cluster: this one is asked every time.
  expect(asked[0]).toBe('/api/v1/namespaces/kube-system');
  expect(asked.filter(path => path === '/version')).toHaveLength(0);
  expect(second.reads.every(read => !known.has(read.key))).toBe(true);
  expect(second.progress.filter(event => event.recalled).length).toBe(known.size - 1);
  const ids = (resources: readonly {id: string; data: unknown}[]) => resources.map(({id, data}) => ({id, data}));
  expect(ids(second.resources)).toEqual(ids(whole.resources));
});

test('a resumed collection on another cluster is refused before anything else is read', async () => {
  const cluster = await sampleCluster();
  const first = await collect(targetOf(cluster));
  const other = await sampleCluster({
    intercept: ({path}) =>
      path === '/api/v1/namespaces/kube-system'
        ? {status: 200, headers: {}, body: JSON.stringify({kind: 'Namespace', metadata: {uid: 'another-cluster'}})}
        : undefined,
  });
  const known = first.identities[0]?.target;
  const resumed = collect(targetOf(other), {
    into: newRecord(first),
    identified: ({target}) => {
      if (target !== known) throw new CollectorError('wrong-target', `This is ${target}.`);
    },
  });
  await expect(resumed).rejects.toMatchObject({code: 'wrong-target'});
  expect(other.calls.map(call => call.path)).toEqual(['/api/v1/namespaces/kube-system']);
});

test('credentials that are withdrawn in the middle end the collection; what was read is kept', async () => {
  let withdrawn = false;
  const cluster = await sampleCluster({
    intercept: ({path}) => {
      withdrawn ||= path === '/apis/batch/v1/jobs';
      return withdrawn ? failure(401, 'Unauthorized', 'Unauthorized') : undefined;
    },
  });
  const into = newRecord();
  await expect(collect(targetOf(cluster), {into})).rejects.toMatchObject({code: 'bad-credentials'});
  expect(into.reads.filter(read => read.provenance.outcome === 'ok').length).toBeGreaterThanOrEqual(3);
  expect(into.reads.some(read => read.provenance.error?.status === 401)).toBe(true);
  expect(into.resources).toHaveLength(0);
});

test('cancelled before the start: nothing is sent', async () => {
  const cluster = await sampleCluster();
  await expect(collect(targetOf(cluster), {signal: AbortSignal.abort()})).rejects.toMatchObject({code: 'cancelled'});
  expect(cluster.calls).toHaveLength(0);
});

test('a journal that cannot write stops the collection with its own error', async () => {
  const cluster = await sampleCluster();
  const into = newRecord();
  const full = {...into, journal: {...into.journal, store: () => Promise.reject(new Error('disk full'))}};
  await expect(collect(targetOf(cluster), {into: full})).rejects.toThrow('disk full');
});
