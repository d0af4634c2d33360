import {readQuery} from './read-query.ts';
import {routeRest} from './route-rest.ts';
import {
  loadServiceModel,
  type OperationModel,
  type ServiceModel,
  type ServiceName,
  serviceNames,
} from './service-models.ts';
import {isPlain, type Plain} from './wire-value.ts';

export type RawRequest = {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: string;
};

/** A request as far as it was understood; `model` is there only where the service knows the operation. */
export type SampleRequest = {
  readonly service: ServiceModel;
  readonly region: string;
  readonly operation: string;
  readonly model?: OperationModel;
  readonly params: Plain;
};

/** Service and region of a Signature Version 4 scope, as the caller signed them; undefined without a signature. */
export const readScope = (headers: Headers): {service: string; region: string} | undefined => {
  const [, region, service] =
    /Credential=[^/,]+\/\d{8}\/([^/,]+)\/([^/,]+)\/aws4_request/.exec(headers.get('authorization') ?? '') ?? [];
  return region === undefined || service === undefined ? undefined : {service, region};
};

/** Understands a request by its dialect. Returns undefined for an unsigned request or a service that the sample lacks. */
export const readRequest = async (request: RawRequest): Promise<SampleRequest | undefined> => {
  const scope = readScope(request.headers);
  const name = serviceNames.find(service => service === (isS3Control(request) ? 's3control' : scope?.service));
  if (scope === undefined || name === undefined) return undefined;
  const service = await loadServiceModel(name);
  return {service, region: scope.region, ...readOperation(service, request)};
};

/** S3 Control signs as S3 does; its paths start with its version, and it names the account in a header, which S3 never does. */
const isS3Control = ({target, headers}: RawRequest): boolean =>
  target.startsWith('/v20180820/') && headers.has('x-amz-account-id');

/** Whether the sample has this service. */
export const isServiceName = (name: string): name is ServiceName => serviceNames.some(known => known === name);

const readOperation = (
  service: ServiceModel,
  request: RawRequest,
): {operation: string; model?: OperationModel; params: Plain} => {
  const url = new URL(request.target, 'http://sample.invalid');
  if (service.dialect === 'rest-xml') {
    const route = routeRest(service, request.method, url, request.headers);
    if (route === undefined) return {operation: `${request.method} ${url.pathname}`, params: {}};
    return {operation: route.operation.name, model: route.operation, params: route.params};
  }
  if (service.dialect === 'json') {
    const operation = request.headers.get('x-amz-target')?.split('.').at(-1) ?? '';
    return withModel(service, operation, () => readJson(request.body));
  }
  const dialect = service.dialect;
  const form = new URLSearchParams(request.method === 'GET' ? url.search : request.body);
  return withModel(service, form.get('Action') ?? '', model => readQuery(model.input, form, dialect));
};

const withModel = (service: ServiceModel, operation: string, params: (model: OperationModel) => Plain) => {
  const model = service.operations.get(operation);
  return model === undefined ? {operation, params: {}} : {operation, model, params: params(model)};
};

const readJson = (body: string): Plain => {
  try {
    const value: unknown = JSON.parse(body);
    return isPlain(value) ? value : {};
  } catch {
    return {};
  }
};
