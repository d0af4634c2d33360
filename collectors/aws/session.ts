import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import type {Run} from '../collector.ts';
import type {CallGuard} from '../guard.ts';
import type {AwsTarget} from '../targets.ts';
import {credentialSource} from './credentials.ts';
import {guardClient} from './guarded-client.ts';
import {loadSdk, type Sdk, type SdkClient, type ServiceId} from './sdk.ts';

/** The guarded clients of one run: one for every service and region, made when first asked for. */
export type Session = {
  readonly homeRegion: string;
  readonly endpoint: string | undefined;
  client<S extends ServiceId>(service: S, region: string): Promise<{readonly sdk: Sdk[S]; readonly client: SdkClient}>;
  /** Ends all connections. */
  close(): void;
};

/** The region whose endpoints serve account-wide questions, by partition. */
export const homeRegionOf = (target: AwsTarget, environment: NodeJS.ProcessEnv): string => {
  const hint = target.regions?.[0] ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? '';
  if (/^cn-/.test(hint)) return 'cn-north-1';
  if (/^us-gov-/.test(hint)) return 'us-gov-west-1';
  return 'us-east-1';
};

/** Opens a session; nothing is sent yet. */
export const openSession = (
  target: AwsTarget,
  guard: CallGuard,
  environment: NodeJS.ProcessEnv,
  keys?: Run['keys'],
): Session => {
  const agent = {keepAlive: true, maxSockets: 64};
  const httpAgent = new HttpAgent(agent);
  const httpsAgent = new HttpsAgent(agent);
  const requestHandler = {
    httpAgent,
    httpsAgent,
    connectionTimeout: 5000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
    socketAcquisitionWarningTimeout: 60_000,
  };
  const homeRegion = homeRegionOf(target, environment);
  let credentials: ReturnType<typeof credentialSource> | undefined;
  const clients = new Map<string, Promise<SdkClient>>();

  const open = async (service: ServiceId, region: string): Promise<SdkClient> => {
    credentials ??= credentialSource(target, {region: homeRegion, requestHandler}, keys);
    const settings = {
      region,
      credentials: await credentials,
      maxAttempts: 1,
      requestHandler,
      ...(target.endpoint ? {endpoint: target.endpoint} : {}),
    };
    return guardClient(await construct(service, settings), service, guard);
  };
  return {
    homeRegion,
    endpoint: target.endpoint,
    client: async (service, region) => {
      const key = `${service} ${region}`;
      const opening = clients.get(key) ?? open(service, region);
      clients.set(key, opening);
      return {sdk: await loadSdk[service](), client: await opening};
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
};

type Settings = {
  readonly region: string;
  readonly credentials: Awaited<ReturnType<typeof credentialSource>>;
  readonly maxAttempts: number;
  readonly requestHandler: object;
  readonly endpoint?: string;
};

const construct = async (service: ServiceId, settings: Settings): Promise<SdkClient> => {
  const {endpoint} = settings;
  const made: object = await (async () => {
    switch (service) {
      case 'sts':
        return new (await loadSdk.sts()).STSClient(settings);
      case 'iam':
        return new (await loadSdk.iam()).IAMClient(settings);
      case 's3':
        return new (await loadSdk.s3()).S3Client({
          ...settings,
          forcePathStyle: endpoint !== undefined,
          responseChecksumValidation: 'WHEN_REQUIRED',
        });
      case 's3control':
        return new (await loadSdk.s3control()).S3ControlClient({
          ...settings,
          // The client's own rules put the account's number before any host, an override's too: http://123456789012.127.0.0.1/.
          ...(endpoint === undefined ? {} : {endpointProvider: () => ({url: new URL(endpoint)})}),
        });
      case 'ec2':
        return new (await loadSdk.ec2()).EC2Client(settings);
      case 'cloudtrail':
        return new (await loadSdk.cloudtrail()).CloudTrailClient(settings);
      case 'kms':
        return new (await loadSdk.kms()).KMSClient(settings);
    }
  })();
  return made as SdkClient;
};
