import {X509Certificate} from 'node:crypto';
import {claimsOf} from './token-claims.ts';

/**
 * Who we are, by our own credentials (nothing is asked of the server: a SelfSubjectReview is a POST): the CN of the client certificate,
 * the `sub` of the token, or else the kubeconfig's name for the user.
 */
export const callerOf = (credentials: {
  readonly userName: string;
  readonly token: string | undefined;
  readonly cert: string | undefined;
  readonly impersonated: string | undefined;
}): string => {
  const {userName, token, cert, impersonated} = credentials;
  const own = (token ? subjectOfToken(token) : cert ? subjectOfCertificate(cert) : undefined) ?? userName;
  return impersonated ? `${impersonated} (impersonated by ${own})` : own;
};

const subjectOfToken = (token: string): string | undefined => {
  const sub = claimsOf(token)?.sub;
  return typeof sub === 'string' && sub !== '' ? sub : undefined;
};

const subjectOfCertificate = (cert: string): string | undefined =>
  new X509Certificate(cert).subject
    .split('\n')
    .find(line => line.startsWith('CN='))
    ?.slice('CN='.length);
