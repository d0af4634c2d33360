import type {Run} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import {createGuard} from '../guard.ts';
import type {AwsTarget} from '../targets.ts';
import {guardClient} from './guarded-client.ts';
import type {SdkClient} from './sdk.ts';

export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

export type CredentialSource = () => Promise<AwsCredentials>;

/** Temporary credentials are renewed when they have less than this left. */
const renewBeforeMs = 5 * 60_000;

/** Getting credentials is no read, so it has a guard of its own that lets this one call through. */
const roleGuard = createGuard([
  {id: 'sts:AssumeRole', service: 'sts', name: 'AssumeRole', scope: 'global', permissions: ['sts:AssumeRole']},
]);

/**
 * Where a target's credentials come from: the pair of keys it names, or the named profile (its own assume-role, SSO and process chains included), else the SDK's
 * default chain, which starts with the environment; then the target's role on top. One source serves all clients of a run.
 */
export const credentialSource = async (
  target: AwsTarget,
  client: {readonly region: string; readonly requestHandler: object},
  keys?: Run['keys'],
): Promise<CredentialSource> => {
  const {fromIni, fromNodeProviderChain} = await import('@aws-sdk/credential-providers');
  const settings = {region: client.region, ...(target.endpoint ? {endpoint: target.endpoint} : {})};
  const base = remembered(
    target.key !== undefined
      ? keptKeys(target.key, keys)
      : target.profile
        ? fromIni({profile: target.profile, clientConfig: settings})
        : fromNodeProviderChain({clientConfig: settings}),
  );
  const role = target.assumeRole;
  if (!role) return base;
  const {STSClient, AssumeRoleCommand} = await import('@aws-sdk/client-sts');
  return remembered(async () => {
    const sts = new STSClient({...settings, credentials: base, requestHandler: client.requestHandler});
    guardClient(sts as unknown as SdkClient, 'sts', roleGuard);
    const {Credentials: given} = await sts.send(
      new AssumeRoleCommand({
        RoleArn: role.arn,
        RoleSessionName: role.sessionName ?? 'fieldwork',
        ...(role.externalId ? {ExternalId: role.externalId} : {}),
      }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey) {
      throw new CollectorError('bad-credentials', `Assuming ${role.arn} gave no credentials. Check the role's ARN.`);
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      ...(given.SessionToken ? {sessionToken: given.SessionToken} : {}),
      ...(given.Expiration ? {expiration: given.Expiration} : {}),
    };
  });
};

/** The keys of that name. Errors: CollectorError `no-credentials`, which never quotes them. */
const keptKeys =
  (name: string, keys: Run['keys']): CredentialSource =>
  async () => {
    const found = await keys?.(name).catch((cause: unknown) => {
      throw new CollectorError(
        'no-credentials',
        `The AWS keys "${name}" could not be read from this system's keyring. Unlock it, or keep the keys again in Settings.`,
        {cause},
      );
    });
    if (found) {
      const {accessKeyId, secretAccessKey, sessionToken} = found;
      return {accessKeyId, secretAccessKey, ...(sessionToken ? {sessionToken} : {})};
    }
    throw new CollectorError(
      'no-credentials',
      `There are no AWS keys named "${name}" on this machine. Keep them in Settings, or choose a profile.`,
    );
  };

const remembered = (source: CredentialSource): CredentialSource => {
  let last: Promise<AwsCredentials> | undefined;
  return async () => {
    const known = await last?.catch(() => undefined);
    if (known && (known.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now() > renewBeforeMs) return known;
    last = source();
    return last;
  };
};
