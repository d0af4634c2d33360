import type {DeniedRule, ThrottleRule} from './account.ts';
import type {Dialect} from './service-models.ts';
import type {Plain} from './wire-value.ts';
import type {ServiceError} from './write-answer.ts';

/** What is asked, by the words of the rules: `s3`, `GetBucketAcl`, its parameters, its region. */
export type Asked = {
  readonly service: string;
  readonly operation: string;
  readonly params: Plain;
  readonly region: string;
};

/** The first rule that refuses this call. A rule with a resource holds where a parameter is that resource or an ARN that ends with it. */
export const findDenial = (rules: readonly DeniedRule[], asked: Asked): DeniedRule | undefined =>
  rules.find(
    rule =>
      rule.operation === `${asked.service}:${asked.operation}` &&
      (rule.region === undefined || rule.region === asked.region) &&
      (rule.resource === undefined || Object.values(asked.params).some(value => names(value, rule.resource ?? ''))),
  );

const names = (value: unknown, resource: string): boolean =>
  typeof value === 'string' &&
  (value === resource || (value.startsWith('arn:') && /[^:/]+$/.exec(value)?.[0] === resource));

/** The error with which each dialect refuses a call. */
export const denialError = (dialect: Dialect, asked: Asked, caller: string): ServiceError => {
  const message = `User: ${caller} is not authorized to perform: ${asked.service}:${asked.operation} because no identity-based policy allows it`;
  switch (dialect) {
    case 'ec2':
      return {
        code: 'UnauthorizedOperation',
        message: `You are not authorized to perform this operation. ${message}`,
        status: 403,
      };
    case 'json':
      return {code: 'AccessDeniedException', message, status: 400};
    default:
      return {code: 'AccessDenied', message, status: 403};
  }
};

/** The error with which each dialect asks to slow down. */
export const throttleError = (dialect: Dialect): ServiceError => {
  switch (dialect) {
    case 'ec2':
      return {code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503};
    case 'rest-xml':
      return {code: 'SlowDown', message: 'Please reduce your request rate.', status: 503};
    case 'json':
      return {code: 'ThrottlingException', message: 'Rate exceeded', status: 400};
    case 'query':
      return {code: 'Throttling', message: 'Rate exceeded', status: 400};
  }
};

/** The error of a region that the account has not enabled: its keys are not known there. */
export const disabledRegionError = (dialect: Dialect): ServiceError => {
  switch (dialect) {
    case 'ec2':
      return {
        code: 'AuthFailure',
        message: 'AWS was not able to validate the provided access credentials',
        status: 401,
      };
    case 'rest-xml':
      return {
        code: 'InvalidAccessKeyId',
        message: 'The AWS Access Key Id you provided does not exist in our records.',
        status: 403,
      };
    case 'json':
      return {
        code: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
        status: 400,
      };
    case 'query':
      return {
        code: 'InvalidClientTokenId',
        message: 'The security token included in the request is invalid',
        status: 403,
      };
  }
};

/** Counts calls by rule and says of each whether it comes too early or too fast. `now` is in milliseconds. */
export const createThrottle = (rules: readonly ThrottleRule[]): ((asked: Asked, now: number) => boolean) => {
  const states = rules.map(rule => ({rule, seen: 0, tokens: rule.perSecond ?? 0, at: 0}));
  return (asked, now) => {
    let refuse = false;
    for (const state of states) {
      const {rule} = state;
      if (rule.service !== asked.service) continue;
      if (rule.operation !== undefined && rule.operation !== asked.operation) continue;
      if (rule.region !== undefined && rule.region !== asked.region) continue;
      state.seen += 1;
      if (rule.first !== undefined && state.seen <= rule.first) refuse = true;
      if (rule.perSecond === undefined) continue;
      const refilled = state.tokens + ((now - state.at) / 1000) * rule.perSecond;
      state.tokens = Math.min(Math.max(rule.perSecond, 1), refilled);
      state.at = now;
      if (state.tokens >= 1) state.tokens -= 1;
      else refuse = true;
    }
    return refuse;
  };
};
