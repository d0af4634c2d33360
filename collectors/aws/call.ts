import type {Operation} from '../collector.ts';
import type {OutputOf, Sdk, SdkCommand, ServiceId} from './sdk.ts';

/** A declared read: the operation, and how to send it and page through its answer. */
export type Call<I extends object, O> = {
  readonly operation: Operation;
  readonly service: ServiceId;
  /** Builds the command with the lazily loaded package. */
  readonly command: (sdk: unknown, input: I) => SdkCommand;
  /** The input members of the next page, or undefined after the last. */
  readonly next?: (output: O) => Partial<I> | undefined;
  /** A pause before each further page, where the service needs time (a report in the making). */
  readonly pauseMs?: number;
  /** More pages than this end the read as failed. */
  readonly maxPages: number;
};

/** How the pages of a list follow each other in the four dialects of these services. */
export const byMarker = (o: {Marker?: string | undefined; IsTruncated?: boolean | undefined}) =>
  o.IsTruncated && o.Marker ? {Marker: o.Marker} : undefined;
export const byNextMarker = (o: {NextMarker?: string | undefined; Truncated?: boolean | undefined}) =>
  o.Truncated && o.NextMarker ? {Marker: o.NextMarker} : undefined;
export const byNextToken = (o: {NextToken?: string | undefined}) =>
  o.NextToken ? {NextToken: o.NextToken} : undefined;
export const byContinuationToken = (o: {ContinuationToken?: string | undefined}) =>
  o.ContinuationToken ? {ContinuationToken: o.ContinuationToken} : undefined;

/** Declares one read. `permissions` are the IAM actions a client must allow for it. */
export const declare = <S extends ServiceId, I extends object, C extends object>(
  service: S,
  name: string,
  about: {readonly scope: Operation['scope']; readonly permissions: readonly string[]},
  command: (sdk: Sdk[S], input: I) => C,
  paging: {
    readonly next?: (output: OutputOf<C>) => Partial<I> | undefined;
    readonly pauseMs?: number;
    readonly maxPages?: number;
  } = {},
): Call<I, OutputOf<C>> => ({
  operation: {id: `${service}:${name}`, service, name, ...about},
  service,
  command: (sdk, input) => command(sdk as Sdk[S], input) as unknown as SdkCommand,
  maxPages: 10_000,
  ...paging,
});
