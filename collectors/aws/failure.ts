/** What the SDK's errors tell, whatever their class. */
export type Failure = {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly requestId?: string;
  /** Codes of the whole chain of causes, for TLS and network errors that lie deeper. */
  readonly codes: readonly string[];
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Reads code, message, HTTP status and request id of an error of the SDK, the network or TLS. */
export const failureOf = (error: unknown): Failure => {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && chain.length < 6; at = member(at, 'cause')) {
    chain.push(at);
    const errors = member(at, 'errors');
    if (Array.isArray(errors)) chain.push(...errors.slice(0, 4));
  }
  const codes = chain.flatMap(at => [text(member(at, 'Code')), text(member(at, 'code')), text(member(at, 'name'))]);
  const found = codes.filter(code => code !== undefined);
  const status = member(member(error, '$metadata'), 'httpStatusCode');
  const requestId = text(member(member(error, '$metadata'), 'requestId'));
  const named = found.filter(code => !vague.has(code));
  return {
    code: named[0] ?? (typeof status === 'number' ? `HTTP${status}` : 'UnknownError'),
    message: (text(member(error, 'message')) ?? String(error)).split('\n')[0] ?? '',
    codes: named,
    ...(typeof status === 'number' ? {status} : {}),
    ...(requestId ? {requestId} : {}),
  };
};

/** Class names that say nothing about what happened. */
const vague = new Set([
  'Error',
  'TypeError',
  'AggregateError',
  'UnknownError',
  'Unknown',
  'S3ServiceException',
  'EC2ServiceException',
]);
