import {homedir} from 'node:os';
import {join} from 'node:path';
import {parseIni, type Section} from './ini.ts';

/** A profile as a person chooses it; `by` is how the SDK would get its credentials. */
export type OfferedProfile = {
  readonly name: string;
  readonly region?: string;
  readonly by: 'keys' | 'sso' | 'role' | 'process' | 'other';
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The two files that AWS' tools share. */
export const sharedFiles = (env: Environment): {readonly config: string; readonly credentials: string} => {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  return {
    config: env.AWS_CONFIG_FILE || join(home, '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'),
  };
};

/** Whether the environment itself has a pair of keys. */
export const environmentHasKeys = (env: Environment): boolean =>
  Boolean(env.AWS_ACCESS_KEY_ID) && Boolean(env.AWS_SECRET_ACCESS_KEY);

/**
 * The profiles of the texts of the two files, `default` first, then as they stand there. Of the values only the region is looked at;
 * of all others, whether they are there. `faults` name file and line, never content.
 */
export const offeredProfiles = (
  files: readonly {readonly path: string; readonly kind: 'config' | 'credentials'; readonly text: string}[],
): {readonly profiles: readonly OfferedProfile[]; readonly faults: readonly string[]} => {
  const profiles = new Map<string, {name: string; region?: string; keys: Set<string>}>();
  const faults: string[] = [];
  for (const {path, kind, text} of files) {
    const {sections, fault} = parseIni(text);
    if (fault) faults.push(`${path}, line ${fault.line}, ${fault.message}.`);
    for (const section of sections) {
      const name = profileName(section, kind);
      if (name === undefined) continue;
      if (!sound(name)) {
        faults.push(`${path}, line ${section.line}, has a profile whose name cannot be used.`);
        continue;
      }
      const known = profiles.get(name) ?? {name, keys: new Set<string>()};
      profiles.set(name, known);
      for (const key of section.values.keys()) known.keys.add(key);
      const region = section.values.get('region');
      if (region && /^[a-z0-9-]{1,40}$/.test(region)) known.region ??= region;
    }
  }
  const [first, rest] = [[...profiles.values()].filter(isDefault), [...profiles.values()].filter(p => !isDefault(p))];
  return {
    profiles: [...first, ...rest].map(({name, region, keys}) => ({
      name,
      ...(region === undefined ? {} : {region}),
      by: howOf(keys),
    })),
    faults,
  };
};

const isDefault = ({name}: {readonly name: string}): boolean => name === 'default';

/** In the config file a profile is `[profile name]` or `[default]`; in the credentials file `[name]`. */
const profileName = ({head}: Section, kind: 'config' | 'credentials'): string | undefined => {
  if (kind === 'credentials') return unquoted(head);
  if (head === 'default') return head;
  const [word, ...name] = head.split(' ');
  return word === 'profile' && name.length > 0 ? unquoted(name.join(' ')) : undefined;
};

const unquoted = (name: string): string => /^"(.*)"$|^'(.*)'$/.exec(name)?.slice(1).find(Boolean) ?? name;

const sound = (name: string): boolean => name !== '' && name.length <= 200 && !/\p{Cc}|\p{Cf}/u.test(name);

/** In the order in which the SDK's `fromIni` looks. */
const howOf = (keys: ReadonlySet<string>): OfferedProfile['by'] => {
  if (keys.has('role_arn')) return 'role';
  if (keys.has('aws_access_key_id')) return 'keys';
  if (keys.has('credential_process')) return 'process';
  if (keys.has('sso_session') || keys.has('sso_start_url')) return 'sso';
  return 'other';
};
