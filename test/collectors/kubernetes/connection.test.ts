import {expect, test} from 'vitest';
import {openAccess} from '../../../collectors/kubernetes/access.ts';
import {createConnection} from '../../../collectors/kubernetes/connection.ts';
import {sampleCluster, targetOf} from './harness.ts';

const {signal} = new AbortController();

test('a connection sends declared paths, and refuses everything else before a byte leaves', async () => {
  const cluster = await sampleCluster();
  const access = await openAccess(targetOf(cluster), {env: process.env, signal, now: new Date()});
  const connection = createConnection(access, '0.0.0-test');
  try {
    expect((await connection.get('/version', signal)).status).toBe(200);
    for (const path of ['/api/v1/secrets', '/api/v1/pods?watch=true', '/api/v1/pods/../secrets']) {
      await expect(connection.get(path, signal)).rejects.toMatchObject({code: 'undeclared-operation'});
    }
    expect(cluster.calls.map(call => call.path)).toEqual(['/version']);
  } finally {
    connection.close();
  }
});

test('a server below a path, as a proxy in front of several clusters has, is asked there', async () => {
  const cluster = await sampleCluster({
    intercept: ({path}) => (path === '/k8s/clusters/c-1/version' ? {status: 200, headers: {}, body: '{}'} : undefined),
  });
  const target = targetOf(cluster, config => {
    const [first] = config.clusters;
    if (first) first.cluster.server = `${cluster.url}/k8s/clusters/c-1/`;
  });
  const access = await openAccess(target, {env: process.env, signal, now: new Date()});
  const connection = createConnection(access, '0.0.0-test');
  try {
    expect((await connection.get('/version', signal)).body.toString()).toBe('{}');
    expect(connection.endpoint).toBe(`${cluster.url}/k8s/clusters/c-1`);
  } finally {
    connection.close();
  }
});
