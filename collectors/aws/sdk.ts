/** The SDK packages, each loaded when its first call is made. */
export type Sdk = {
  readonly sts: typeof import('@aws-sdk/client-sts');
  readonly iam: typeof import('@aws-sdk/client-iam');
  readonly s3: typeof import('@aws-sdk/client-s3');
  readonly s3control: typeof import('@aws-sdk/client-s3-control');
  readonly ec2: typeof import('@aws-sdk/client-ec2');
  readonly cloudtrail: typeof import('@aws-sdk/client-cloudtrail');
  readonly kms: typeof import('@aws-sdk/client-kms');
};

export type ServiceId = keyof Sdk;

/** Loads one service's package (3 to 60 ms each, so never before it is needed). */
export const loadSdk: {readonly [S in ServiceId]: () => Promise<Sdk[S]>} = {
  sts: () => import('@aws-sdk/client-sts'),
  iam: () => import('@aws-sdk/client-iam'),
  s3: () => import('@aws-sdk/client-s3'),
  s3control: () => import('@aws-sdk/client-s3-control'),
  ec2: () => import('@aws-sdk/client-ec2'),
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  kms: () => import('@aws-sdk/client-kms'),
};

/** In the order in which a collection first asks them: what takes longest to read first. */
const firstAsked = ['sts', 'iam', 's3', 'ec2', 'cloudtrail', 'kms', 's3control'] as const;

/** Loads the packages one after the other while the first answers are on their way. Never rejects: the call that needs one tells. */
export const loadAhead = async (): Promise<void> => {
  for (const service of firstAsked) await loadSdk[service]().catch(() => undefined);
};

/** What an HTTP request of the SDK looks like to us. */
export type WireRequest = {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly method: string;
  readonly path: string;
};

/** What an HTTP answer looks like to the SDK's deserialiser; `body` may be a stream or bytes. */
export type WireResponse = {statusCode: number; headers: Record<string, string>; body: unknown};

type Handled = {response: WireResponse; output?: unknown};
type Next = (args: {input: unknown; request: WireRequest}) => Promise<Handled>;
type Context = {readonly commandName?: string};

/** A middleware of the SDK, in the shape that all its clients share. */
export type Middleware = (next: Next, context: Context) => Next;

export type MiddlewareStack = {
  add(
    middleware: Middleware,
    options: {
      name: string;
      step: 'initialize' | 'serialize' | 'build' | 'finalizeRequest' | 'deserialize';
      priority: 'high' | 'low';
    },
  ): void;
};

export type RequestHandler = {
  handle(request: WireRequest, options?: unknown): Promise<{response: WireResponse}>;
  destroy?(): void;
};

/** The part that all SDK clients have in common. */
export type SdkClient = {
  readonly config: {requestHandler: RequestHandler};
  readonly middlewareStack: MiddlewareStack;
  send(command: SdkCommand, options: {abortSignal: AbortSignal}): Promise<unknown>;
  destroy(): void;
};

/** The part that all SDK commands have in common. */
export type SdkCommand = {readonly middlewareStack: MiddlewareStack};

/** The output type of a command class's instance. */
export type OutputOf<C> = C extends {
  resolveMiddleware(...args: never[]): (args: never) => Promise<{output: infer O}>;
}
  ? O
  : never;
