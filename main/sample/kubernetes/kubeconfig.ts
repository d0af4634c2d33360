import {stringify} from 'yaml';
import type {Certificate} from './certificates.ts';

/** Two contexts for one cluster: `NAME` with the client certificate, `NAME-token` with the bearer token. */
export const sampleKubeconfig = (about: {
  readonly name: string;
  readonly url: string;
  readonly ca: string;
  readonly client: Certificate;
  readonly token: string;
}): string => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const {name, url, ca, client, token} = about;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{name, cluster: {server: url, 'certificate-authority-data': base64(ca)}}],
    users: [
      {
        name: 'auditor',
        user: {'client-certificate-data': base64(client.cert), 'client-key-data': base64(client.key)},
      },
      {name: 'auditor-token', user: {token}},
    ],
    contexts: [
      {name, context: {cluster: name, user: 'auditor'}},
      {name: `${name}-token`, context: {cluster: name, user: 'auditor-token'}},
    ],
  });
};
