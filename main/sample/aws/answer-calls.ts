import type {DeniedRule, SampleAccount, ThrottleRule} from './account.ts';
import {createThrottle, denialError, disabledRegionError, findDenial, throttleError} from './faults.ts';
import {AnswerError, type Handlers} from './handlers.ts';
import {type RawRequest, readRequest, type SampleRequest} from './read-request.ts';
import {sampleHandlers} from './sample-handlers.ts';
import {isPlain, type Plain} from './wire-value.ts';
import {type ServiceError, type WireAnswer, writeAnswer, writeError} from './write-answer.ts';

/** One call as the server saw it. */
export type SampleCall = {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** When it came, UTC ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  /** False where the sample does not serve the operation: the caller asked for something undeclared. */
  readonly known: boolean;
  /** The code of the error it was answered with; absent where it was answered. */
  readonly error?: string;
};

/** Changes or fails one operation (`s3:GetBucketAcl`) in a test; undefined leaves it to the sample. */
export type Override = (
  operation: string,
  params: Plain,
  region: string,
) => Plain | {readonly error: ServiceError} | undefined;

/** How an account answers beside its data. */
export type AnswerOptions = {
  /** In place of the data's own rules; `[]` switches them off. */
  readonly throttle?: readonly ThrottleRule[];
  readonly denied?: readonly DeniedRule[];
  readonly pageSize?: number;
  readonly overrides?: Override;
};

/** Gives the function that answers requests as the account would, with what is to be kept of each call. */
export const createAnswerer = (account: SampleAccount, now: Date, options: AnswerOptions) => {
  const {general} = account;
  const handlers = sampleHandlers(account, now);
  const denied = options.denied ?? general.denied;
  const throttled = createThrottle(options.throttle ?? general.throttle);
  const enabled = new Set(general.regions.filter(r => r.optIn !== 'not-opted-in').map(r => r.name));
  const context = {pageSize: options.pageSize ?? general.pageSize};

  /** The answer as data, or the error that stands for it. */
  const decide = (request: SampleRequest): {value: Plain} | {error: ServiceError; unknown?: true} => {
    const {service, operation, params, region} = request;
    const asked = {service: service.name, operation, params, region};
    const override = options.overrides?.(`${service.name}:${operation}`, params, region);
    if (override !== undefined) {
      return isPlain(override.error) ? {error: override.error as ServiceError} : {value: override};
    }
    const handlersOfService: Handlers = handlers[service.name];
    const handler = Object.hasOwn(handlersOfService, operation) ? handlersOfService[operation] : undefined;
    if (handler === undefined || request.model === undefined) {
      const code = service.dialect === 'json' ? 'UnknownOperationException' : 'InvalidAction';
      return {error: {code, message: `The sample account does not answer ${operation}.`}, unknown: true};
    }
    if (!enabled.has(region)) return {error: disabledRegionError(service.dialect)};
    if (throttled(asked, performance.now())) return {error: throttleError(service.dialect)};
    if (findDenial(denied, asked)) return {error: denialError(service.dialect, asked, general.caller.arn)};
    try {
      return {value: handler(params, {...context, region})};
    } catch (error) {
      if (error instanceof AnswerError) return {error};
      throw error;
    }
  };

  return async (raw: RawRequest): Promise<{call: SampleCall; wire: WireAnswer}> => {
    const requestId = crypto.randomUUID();
    const at = new Date().toISOString();
    const request = await readRequest(raw);
    if (request === undefined) {
      const error = {
        code: 'MissingAuthenticationToken',
        message: 'The request is not signed for a service of the sample.',
      };
      const call = {service: '', operation: `${raw.method} ${raw.target}`, region: '', at, requestId, known: false};
      return {
        call: {...call, error: error.code},
        wire: writeError({dialect: 'query'}, {...error, status: 403}, requestId),
      };
    }
    const {service, operation, region, model} = request;
    const call = {service: service.name, operation, region, at, requestId, known: true};
    try {
      const decided = decide(request);
      if ('error' in decided || model === undefined) {
        const error = 'error' in decided ? decided.error : {code: 'InvalidAction', message: 'unknown operation'};
        const known = !('unknown' in decided);
        return {call: {...call, known, error: error.code}, wire: writeError(service, error, requestId)};
      }
      return {call, wire: writeAnswer(service, model, decided.value, requestId)};
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      const error = {code: 'InternalFailure', message, status: 500};
      return {call: {...call, error: error.code}, wire: writeError(service, error, requestId)};
    }
  };
};
