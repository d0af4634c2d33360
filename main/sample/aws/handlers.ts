import type {Plain} from './wire-value.ts';

/** Where and how a request is answered. */
export type CallContext = {readonly region: string; readonly pageSize: number};

/** Gives the answer of one operation as plain data, or throws an AnswerError. */
export type Handler = (params: Plain, context: CallContext) => Plain;
export type Handlers = Readonly<Record<string, Handler>>;

/** An answer that is an error of the service: its code, message and HTTP status. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** One page of a list and the token of the next; the token is opaque to the caller. */
export type Page<T> = {readonly items: readonly T[]; readonly next?: string};

/**
 * Cuts a page out of a list: as many as the caller asks for, never more than the sample's page size. Errors: AnswerError with
 * `invalidToken` as code for a token that was not given here.
 */
export const cutPage = <T>(
  items: readonly T[],
  token: unknown,
  limit: unknown,
  pageSize: number,
  invalidToken: string,
): Page<T> => {
  const start = token === undefined || token === '' ? 0 : readToken(String(token));
  if (start === undefined || start > items.length) throw new AnswerError(invalidToken, 'The token is not valid.');
  const end = start + Math.min(typeof limit === 'number' && limit > 0 ? limit : pageSize, pageSize);
  return {items: items.slice(start, end), ...(end < items.length ? {next: writeToken(end)} : {})};
};

const writeToken = (offset: number): string => Buffer.from(`sample-page:${offset}`).toString('base64url');

const readToken = (token: string): number | undefined => {
  const [, offset] = /^sample-page:(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return offset === undefined ? undefined : Number(offset);
};

/** The text of a parameter, or an error of the service when it is missing. */
export const required = (params: Plain, name: string, code: string): string => {
  const value = params[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AnswerError(code, `The parameter ${name} is missing.`);
};

/** Tags as the list that most services have. */
export const tagList = (tags: Readonly<Record<string, string>>): {Key: string; Value: string}[] =>
  Object.entries(tags).map(([Key, Value]) => ({Key, Value}));
