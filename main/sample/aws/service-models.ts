import {readShape, readTraits, type Shape, type StaticRef} from './shapes.ts';

/** The services that the sample account has. */
export const serviceNames = ['sts', 'iam', 's3', 's3control', 'ec2', 'cloudtrail', 'kms'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** How a service speaks: AWS Query, its EC2 dialect, REST with XML, or JSON 1.1 in POST bodies. */
export type Dialect = 'query' | 'ec2' | 'rest-xml' | 'json';

export type OperationModel = {
  readonly name: string;
  /** Method and path with query (`GET`, `/?acl`); only REST services are routed by it. */
  readonly http?: {readonly method: string; readonly path: string};
  readonly input: Shape;
  readonly output: Shape;
};

export type ServiceModel = {
  readonly name: ServiceName;
  readonly dialect: Dialect;
  readonly xmlNamespace: string;
  readonly operations: ReadonlyMap<string, OperationModel>;
};

const services: Record<ServiceName, {dialect: Dialect; xmlNamespace: string; load: () => Promise<object>}> = {
  sts: {
    dialect: 'query',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    load: () => import('@aws-sdk/client-sts'),
  },
  iam: {
    dialect: 'query',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    load: () => import('@aws-sdk/client-iam'),
  },
  s3: {
    dialect: 'rest-xml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    load: () => import('@aws-sdk/client-s3'),
  },
  s3control: {
    dialect: 'rest-xml',
    xmlNamespace: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
    load: () => import('@aws-sdk/client-s3-control'),
  },
  ec2: {
    dialect: 'ec2',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    load: () => import('@aws-sdk/client-ec2'),
  },
  cloudtrail: {dialect: 'json', xmlNamespace: '', load: () => import('@aws-sdk/client-cloudtrail')},
  kms: {dialect: 'json', xmlNamespace: '', load: () => import('@aws-sdk/client-kms')},
};

const loaded = new Map<ServiceName, Promise<ServiceModel>>();

/** The dialect of a service. */
export const dialectOf = (name: ServiceName): Dialect => services[name].dialect;

/** The model of a service, read from the schemas that its SDK client exports; loaded at first use, once a process. */
export const loadServiceModel = (name: ServiceName): Promise<ServiceModel> => {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const model = readModel(name);
  loaded.set(name, model);
  return model;
};

const readModel = async (name: ServiceName): Promise<ServiceModel> => {
  const {dialect, xmlNamespace, load} = services[name];
  const operations = new Map<string, OperationModel>();
  for (const exported of Object.values(await load())) {
    if (!isOperationSchema(exported)) continue;
    const [, , operation, traits, input, output] = exported;
    const [method, path] = readTraits(traits).http ?? [];
    operations.set(operation, {
      name: operation,
      ...(method !== undefined && path !== undefined ? {http: {method, path}} : {}),
      input: readShape(input),
      output: readShape(output),
    });
  }
  return {name, dialect, xmlNamespace, operations};
};

type OperationSchema = [9, string, string, unknown, StaticRef, StaticRef];

/** The SDK writes an operation as `[9, namespace, name, traits, input, output]`. */
const isOperationSchema = (value: unknown): value is OperationSchema =>
  Array.isArray(value) && value[0] === 9 && typeof value[2] === 'string' && typeof value[4] === 'function';
