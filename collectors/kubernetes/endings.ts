import {CollectorError} from '../errors.ts';
import type {Ending} from '../journaled-read.ts';
import type {Retryable} from '../retry.ts';
import type {Access} from './access.ts';
import {AnswerError} from './answer-error.ts';

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
const untrusted = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error ? String((error as NodeJS.ErrnoException).code ?? error.name) : 'Error';

/** Which attempts are worth another: throttling, a server that is starting or busy, a broken connection. */
export const retryable = (error: unknown): Retryable => {
  if (error instanceof AnswerError) {
    if (error.status === 429) return 'throttled';
    return error.status >= 500 && error.status !== 501 ? 'transient' : undefined;
  }
  const code = codeOf(error);
  return code === 'ECONNRESET' || code === 'EPIPE' ? 'transient' : undefined;
};

/** What a failed attempt asked us to wait, in milliseconds. */
export const retryAfterMs = (error: unknown): number | undefined =>
  error instanceof AnswerError ? error.retryAfterMs : undefined;

/** How a failed read goes on the record; refused credentials and a lost or distrusted server end the collection. */
export const endingOf = (error: unknown, access: Access, now: Date): Ending => {
  if (error instanceof CollectorError)
    return {outcome: 'refused', error: {code: error.code, message: error.message}, fatal: error};
  if (!(error instanceof AnswerError)) {
    const fatal = connectionError(error, access);
    return {
      outcome: 'failed',
      error: {code: codeOf(error), message: error instanceof Error ? error.message : String(error)},
      ...(fatal ? {fatal} : {}),
    };
  }
  const about = {code: error.reason, message: error.message, status: error.status};
  switch (error.status) {
    case 401:
      return {outcome: 'failed', error: about, fatal: refusedCredentials(error, access, now)};
    case 403:
      return {outcome: 'denied', error: about};
    case 404:
    case 405:
      return {outcome: 'unsupported', error: about};
    case 429:
      return {outcome: 'throttled', error: about};
    default:
      return {outcome: 'failed', error: about};
  }
};

const refusedCredentials = (cause: AnswerError, access: Access, now: Date): CollectorError => {
  const about = `The API server ${access.server.origin} does not accept the credentials of "${access.caller}" (401)`;
  if (access.expires && access.expires <= now) {
    return new CollectorError(
      'expired-credentials',
      `${about}: they ended at ${access.expires.toISOString()}. Get new ones, and start again: what was read so far is kept.`,
      {cause},
    );
  }
  return new CollectorError(
    'bad-credentials',
    `${about}. They may be wrong, withdrawn or expired: try "kubectl --context ${access.context} version", ` +
      'get new ones, and start again.',
    {cause},
  );
};

/** Why there is no connection at all, for people; undefined where the fault is of another kind. */
const connectionError = (cause: unknown, access: Access): CollectorError | undefined => {
  const code = codeOf(cause);
  const at = access.server.origin;
  if (untrusted.has(code)) {
    return new CollectorError(
      'untrusted-server',
      `The certificate of ${at} is not trusted (${code}: ${(cause as Error).message}). Nothing was sent. ` +
        `Ask for the cluster's CA certificate and put it into certificate-authority-data of cluster "${access.clusterName}" ` +
        'in the kubeconfig. Fieldwork never switches verification off by itself.',
      {cause},
    );
  }
  if (code.startsWith('ERR_SSL_') && code.includes('ALERT')) {
    return new CollectorError(
      'bad-credentials',
      `The API server ${at} refuses the client certificate of "${access.caller}" (${code}). Get a new one, and start again.`,
      {cause},
    );
  }
  if (unreachable.has(code)) {
    return new CollectorError(
      'unreachable',
      `The API server ${at} cannot be reached (${code}). Check the address, the network and a needed VPN, ` +
        'and start again: what was read so far is kept.',
      {cause},
    );
  }
  return undefined;
};
