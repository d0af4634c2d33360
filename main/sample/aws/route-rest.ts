import {readScalar} from './read-query.ts';
import type {OperationModel, ServiceModel} from './service-models.ts';
import type {Plain} from './wire-value.ts';

/** A REST request that was recognised. */
export type Route = {readonly operation: OperationModel; readonly params: Plain};

/**
 * Finds the operation of a REST request: by its whole path in S3 Control, else as path-style S3 (`GET /bucket?acl`), where the first
 * part of the path is the bucket, the rest the key. Returns undefined when no operation of the model fits.
 */
export const routeRest = (model: ServiceModel, method: string, url: URL, headers: Headers): Route | undefined => {
  if (model.name === 's3control') {
    const operation = [...model.operations.values()].find(
      ({http}) => http?.method === method && http.path === url.pathname,
    );
    return operation && {operation, params: readParams(operation, '', '', url.searchParams, headers)};
  }
  const [, bucketPart = '', ...keyParts] = url.pathname.split('/');
  const bucket = decodeURIComponent(bucketPart);
  const key = decodeURIComponent(keyParts.join('/'));
  let best: {operation: OperationModel; score: number} | undefined;
  for (const operation of model.operations.values()) {
    const score = matchScore(operation, method, url.searchParams, bucket !== '', key !== '');
    if (score !== undefined && (best === undefined || score > best.score)) best = {operation, score};
  }
  if (best === undefined) return undefined;
  return {operation: best.operation, params: readParams(best.operation, bucket, key, url.searchParams, headers)};
};

/** How well an operation fits: the number of its literal query keys; undefined where it does not. */
const matchScore = (
  operation: OperationModel,
  method: string,
  query: URLSearchParams,
  hasBucket: boolean,
  hasKey: boolean,
): number | undefined => {
  if (operation.http === undefined || operation.http.method !== method) return undefined;
  const [path = '', literals = ''] = operation.http.path.split('?');
  if ((path === '/{Key+}') !== hasKey) return undefined;
  const wantsBucket = [...operation.input.members()].some(([name]) => name === 'Bucket');
  if (wantsBucket !== hasBucket) return undefined;
  let score = 0;
  for (const [name, value] of new URLSearchParams(literals)) {
    if (query.get(name) === value) score += 2;
    // Only the SDKs send x-id; without it the plain operation is meant.
    else if (name === 'x-id' && !query.has('x-id')) score -= 1;
    else return undefined;
  }
  return score;
};

const readParams = (
  operation: OperationModel,
  bucket: string,
  key: string,
  query: URLSearchParams,
  headers: Headers,
): Plain => {
  const params: Record<string, unknown> = {};
  for (const [name, member] of operation.input.members()) {
    const {httpQuery, httpHeader} = member.traits;
    const text =
      name === 'Bucket'
        ? bucket
        : name === 'Key'
          ? key
          : httpQuery !== undefined
            ? query.get(httpQuery)
            : httpHeader !== undefined
              ? headers.get(httpHeader)
              : null;
    if (text !== null && text !== '') params[name] = readScalar(member, text);
  }
  return params;
};
