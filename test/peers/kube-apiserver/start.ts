import {spawn} from 'node:child_process';
import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {mkdir, writeFile} from 'node:fs/promises';
import {request} from 'node:https';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {createAuthority} from '../../../main/sample/kubernetes/certificates.ts';
import {sampleKubeconfig} from '../../../main/sample/kubernetes/kubeconfig.ts';

export type RunningApiServer = {
  /** Writes a kubeconfig for a user with a client certificate; returns its path. */
  kubeconfig(folder: string, user: string): Promise<string>;
  /** One request as a member of system:masters. Errors: when the answer is not a 2xx. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
};

/** Starts the API server with its etcd on free ports of 127.0.0.1 and waits until it is ready (at most two minutes). */
export const startApiServer = async (binary: string, scratch: string): Promise<RunningApiServer> => {
  const [port, client, peer] = await Promise.all([freePort(), freePort(), freePort()]);
  const authority = createAuthority('peer CA');
  const server = authority.server(['127.0.0.1']);
  const accounts = generateKeyPairSync('rsa', {modulusLength: 2048});
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(scratch, name);
    await writeFile(path, text, {mode: 0o600});
    return path;
  };
  const accountKey = await file('sa.key', accounts.privateKey.export({type: 'pkcs8', format: 'pem'}).toString());
  const args = [
    `--etcd-servers=http://127.0.0.1:${client}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${await file('server.crt', server.cert)}`,
    `--tls-private-key-file=${await file('server.key', server.key)}`,
    `--client-ca-file=${await file('ca.crt', authority.cert)}`,
    `--service-account-key-file=${accountKey}`,
    `--service-account-signing-key-file=${accountKey}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--authorization-mode=Node,RBAC',
    // Nothing here makes the default service accounts that this plug-in waits for.
    '--disable-admission-plugins=ServiceAccount',
  ];
  const child = spawn(binary, args, {
    env: {
      ...process.env,
      ETCD_DIR: join(scratch, 'etcd'),
      ETCD_URL: `http://127.0.0.1:${client}`,
      ETCD_PEER_URL: `http://127.0.0.1:${peer}`,
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const url = `https://127.0.0.1:${port}`;
  const admin = authority.client('peer-admin', ['system:masters']);
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        {method, ca: authority.cert, ...admin, headers: {'content-type': 'application/json'}},
        response => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            const {statusCode = 0} = response;
            if (statusCode >= 200 && statusCode < 300) resolve(text.startsWith('{') ? JSON.parse(text) : text);
            else reject(new Error(`${method} ${path}: ${statusCode} ${text.slice(0, 300)}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  for (let attempt = 0; attempt < 240; attempt++) {
    if (child.exitCode !== null) throw new Error(`kube-apiserver ended with code ${child.exitCode}`);
    const ready = await ask('GET', '/readyz').catch(() => undefined);
    if (ready !== undefined) {
      return {
        ask,
        close,
        kubeconfig: async (folder, user) => {
          await mkdir(folder, {recursive: true});
          const path = join(folder, 'config');
          const text = sampleKubeconfig({
            name: 'peer',
            url,
            ca: authority.cert,
            client: authority.client(user),
            token: '',
          });
          await writeFile(path, text, {mode: 0o600});
          return path;
        },
      };
    }
    await delay(500);
  }
  await close();
  throw new Error('kube-apiserver was not ready within two minutes');
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
};
