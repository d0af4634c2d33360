import type {Outcome} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import type {Ending} from '../journaled-read.ts';
import type {Retryable} from '../retry.ts';
import {type Failure, failureOf} from './failure.ts';

const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'Client.UnauthorizedOperation',
  'UnauthorizedAccess',
  'AuthorizationError',
  'NotAuthorized',
  'NotAuthorizedException',
  'AllAccessDisabled',
  'Forbidden',
]);

/** Answers that say: there is no such configuration. */
const absent = new Set([
  'NoSuchBucketPolicy',
  'NoSuchPublicAccessBlockConfiguration',
  'ServerSideEncryptionConfigurationNotFoundError',
  'ObjectLockConfigurationNotFoundError',
  'ReplicationConfigurationNotFoundError',
  'NoSuchLifecycleConfiguration',
  'NoSuchTagSet',
  'NoSuchCORSConfiguration',
  'NoSuchWebsiteConfiguration',
  'OwnershipControlsNotFoundError',
  'NoSuchEntity',
  'NoSuchEntityException',
]);

/** Answers that say: not in this region, not in this account, not for this thing. */
const unsupported = new Set([
  'OptInRequired',
  'SubscriptionRequiredException',
  'UnsupportedOperation',
  'UnsupportedOperationException',
  'UnknownOperationException',
  'UnsupportedCommandException',
  'InvalidAction',
  'NotImplemented',
  'MethodNotAllowed',
]);

/** Wrong credentials where they were never right; a region that is switched off answers the same way. */
const unrecognised = new Set([
  'AuthFailure',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'UnrecognizedClient',
  'InvalidAccessKeyId',
  'InvalidToken',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
]);

const expired = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']);

const throttling = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'SlowDown',
  'EC2ThrottledException',
]);

const transient = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
  'InternalError',
  'InternalFailure',
  'InternalServerError',
  'InternalErrorException',
  'KMSInternalException',
  'DependencyTimeoutException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ServiceFailure',
  'ServiceFailureException',
  'Unavailable',
  'RequestTimeTooSkewed',
  'ECONNRESET',
  'EPIPE',
]);

const network = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'ECONNABORTED',
]);

const tls = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

const any = (failure: Failure, set: ReadonlySet<string>): boolean => failure.codes.some(code => set.has(code));

/** Whether an attempt may be made again. */
export const retryable = (error: unknown): Retryable => {
  const failure = failureOf(error);
  if (error instanceof CollectorError || any(failure, tls)) return undefined;
  if (any(failure, throttling) || failure.status === 429) return 'throttled';
  if (any(failure, transient) || any(failure, network)) return 'transient';
  return failure.status !== undefined && failure.status >= 500 && failure.status !== 501 ? 'transient' : undefined;
};

/** Where a failed read was asked. */
export type Asked = {
  readonly operation: string;
  readonly endpoint: string;
  /** True for the account's home region, where wrong credentials cannot be a region that is switched off. */
  readonly home: boolean;
  /** True for the call that finds out who we are. */
  readonly identity: boolean;
  /** True when the service answered here before in this run: then silence means that the network is gone. */
  readonly answeredBefore: boolean;
};

/** How a read that failed (after all attempts) goes on the record, and whether the collection can go on. */
export const classify = (error: unknown, asked: Asked): Ending => {
  const failure = failureOf(error);
  const end = (outcome: Exclude<Outcome, 'ok'>, fatal?: CollectorError): Ending => ({
    outcome,
    error: {
      code: failure.code,
      message: failure.message,
      ...(failure.status === undefined ? {} : {status: failure.status}),
    },
    ...(fatal ? {fatal} : {}),
  });
  const stop = (outcome: Exclude<Outcome, 'ok'>, code: CollectorError['code'], message: string): Ending =>
    end(outcome, new CollectorError(code, message, {cause: error}));

  if (error instanceof CollectorError) {
    return end(error.code === 'undeclared-operation' ? 'refused' : 'failed', error);
  }
  if (any(failure, tls)) {
    return stop(
      'failed',
      'untrusted-server',
      `The server at ${asked.endpoint} is not trusted (${failure.code}). If it is right that it has a certificate of its own, ` +
        'put the certificate of its authority into a PEM file and name that file in the environment variable NODE_EXTRA_CA_CERTS.',
    );
  }
  if (any(failure, expired)) {
    return stop(
      'failed',
      'expired-credentials',
      `The AWS credentials have expired (${failure.code} on ${asked.operation}). Renew them (for example with aws sso login) and ` +
        'start the collection again: it goes on where it stopped.',
    );
  }
  if (any(failure, credentialsMissing)) {
    return asked.identity
      ? stop(
          'failed',
          'no-credentials',
          `No AWS credentials could be had: ${failure.message} Name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
        )
      : stop(
          'failed',
          'expired-credentials',
          `The AWS credentials could not be renewed: ${failure.message} Sign in again and start the collection again.`,
        );
  }
  if (any(failure, unrecognised)) {
    if (!asked.home) return end('unsupported');
    return stop(
      'failed',
      'bad-credentials',
      `AWS does not accept these credentials (${failure.code} on ${asked.operation}). Check the access key, the secret and the ` +
        "session token, and this computer's clock.",
    );
  }
  if (any(failure, denied)) {
    return asked.identity
      ? stop(
          'denied',
          'bad-credentials',
          `AWS refused to say who we are: ${failure.message} Check the role and its trust policy.`,
        )
      : end('denied');
  }
  if (any(failure, throttling) || failure.status === 429) return identityOr(end('throttled'));
  if (any(failure, absent)) return end('absent');
  if (any(failure, unsupported)) return identityOr(end('unsupported'));
  if (any(failure, network) || any(failure, timeouts)) {
    if (asked.identity || asked.answeredBefore) {
      return stop(
        'failed',
        'unreachable',
        `${asked.endpoint} cannot be reached (${failure.code}). Check the network, the proxy and the endpoint, and start the ` +
          'collection again: it goes on where it stopped.',
      );
    }
    return end('failed');
  }
  if (failure.status === 403) return identityOr(end('denied'));
  if (failure.status === 405 || failure.status === 501) return identityOr(end('unsupported'));
  return identityOr(end('failed'));

  function identityOr(ending: Ending): Ending {
    if (!asked.identity) return ending;
    return stop(
      ending.outcome,
      'unreachable',
      `${asked.endpoint} did not say who we are (${failure.code}: ${failure.message}). Check that it is an AWS endpoint.`,
    );
  }
};

const credentialsMissing = new Set(['CredentialsProviderError', 'TokenProviderError', 'ProviderError']);
const timeouts = new Set(['TimeoutError']);
