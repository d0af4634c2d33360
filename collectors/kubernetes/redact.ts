import {redacted, secretPatterns} from '../redaction.ts';

/** Why an environment value is not kept. The second is what the check on plain credentials looks for. */
export const envReason = 'value of an environment variable';
export const credentialEnvReason = 'value of an environment variable that looks like a credential';
const appliedReason = 'copy of the manifest as applied, which repeats environment values';
const headerReason = 'value of an HTTP header that carries credentials';

/** Commits to a secret; the same secret gives the same commitment within one run, so a template's value is committed once. */
export type Commit = (secret: string) => string;

/** A commitment per distinct secret, kept only in the memory of this run. */
export const memoised = (commit: Commit): Commit => {
  const known = new Map<string, string>();
  return secret => {
    const before = known.get(secret);
    if (before !== undefined) return before;
    const made = commit(secret);
    known.set(secret, made);
    return made;
  };
};

/**
 * Takes the secrets out of a parsed body, in place; returns how many. Every literal environment value goes (what a team calls harmless
 * is not ours to judge), copies of manifests go, and so does any other string in which a secret's shape is seen, names and images aside.
 */
export const redactBody = (body: unknown, commit: Commit): number => {
  let count = 0;
  const replace = (holder: Record<string | number, unknown>, key: string | number, secret: string, reason: string) => {
    count += 1;
    holder[key] = redacted(commit, secret, reason);
  };
  const walk = (holder: Record<string | number, unknown>, key: string | number, under: string): void => {
    const value = holder[key];
    if (typeof value === 'string') {
      if (value.length < shortest || plainKeys.has(under)) return;
      const reason = reasonFor(under, value);
      if (reason) replace(holder, key, value, reason);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      if (under === 'env') for (const entry of value) redactNamed(entry, replace, envReasonOf);
      else if (under === 'httpHeaders') for (const entry of value) redactNamed(entry, replace, headerReasonOf);
      else if (under === 'args' || under === 'command') redactWords(value, replace);
      for (let index = 0; index < value.length; index++)
        walk(value as unknown as Record<number, unknown>, index, under);
      return;
    }
    const record = value as Record<string, unknown>;
    for (const name in record) walk(record, name, under === 'annotations' ? 'annotation' : name);
    if (under === 'annotations') redactManifestCopies(record, replace);
  };
  walk({body}, 'body', '');
  return count;
};

type Replace = (holder: Record<string | number, unknown>, key: string | number, secret: string, reason: string) => void;

/** No shape of a secret is shorter. */
const shortest = 12;

/** Keys whose values name things; a role called `secret-reader:production` is not a secret. */
const plainKeys = new Set([
  'apiVersion',
  'generateName',
  'image',
  'imageID',
  'kind',
  'labels',
  'name',
  'namespace',
  'nodeName',
  'resourceNames',
  'resources',
  'nonResourceURLs',
  'serviceAccount',
  'serviceAccountName',
  'uid',
]);

const secretWord =
  /passw|passphrase|(?:^|[^a-z])pass(?:[^a-z]|$)|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|auth/i;
/** What such a variable may hold without being a secret: a switch, a number, a path, a plain address. */
const harmless = /^(?:true|false|yes|no|on|off|none|\d{1,9}|\/[\w.-]+(?:\/[\w.-]+)+\/?|https?:\/\/[^\s@]*)$/i;

const reasonFor = (under: string, text: string): string | undefined => {
  if (under === 'args' || under === 'command') return undefined;
  const [shape] = secretPatterns(text);
  return shape ? `looks like a secret (${shape})` : undefined;
};

const looksCredential = (name: string, value: string): boolean =>
  (secretWord.test(name) && !harmless.test(value)) || secretPatterns(value).length > 0;

const envReasonOf = (name: string, value: string): string =>
  looksCredential(name, value) ? credentialEnvReason : envReason;

const headerReasonOf = (name: string): string | undefined =>
  /authorization|cookie|token|secret|api-?key/i.test(name) ? headerReason : undefined;

const redactNamed = (
  entry: unknown,
  replace: Replace,
  reasonOf: (name: string, value: string) => string | undefined,
) => {
  if (typeof entry !== 'object' || entry === null) return;
  const named = entry as Record<string, unknown>;
  if (typeof named.value !== 'string' || named.value === '') return;
  const reason = reasonOf(String(named.name), named.value);
  if (reason) replace(named, 'value', named.value, reason);
};

/** Command lines: `--flag=secret`, `--flag secret`, and words in which a secret's shape is seen. File names stay: checks read them. */
const redactWords = (words: unknown[], replace: Replace): void => {
  let flagBefore = '';
  for (const [index, word] of words.entries()) {
    if (typeof word !== 'string') continue;
    const [flag = '', ...rest] = word.startsWith('-') ? word.split('=') : ['', word];
    const name = flag || flagBefore;
    const value = rest.join('=');
    flagBefore = word.startsWith('-') && rest.length === 0 ? word : '';
    if (value === '' || harmless.test(value) || isFileFlag(name)) continue;
    if (secretWord.test(name) && !isSwitchFlag(name))
      replace(words as never, index, word, `value of the argument ${name}`);
    else if (secretPatterns(word).length > 0)
      replace(
        words as never,
        index,
        word,
        name ? `value of the argument ${name}` : 'argument that looks like a secret',
      );
  }
};

const isFileFlag = (flag: string): boolean => /-(?:files?|path|dir|directory|url|urls|issuer)$/.test(flag);

/** Flags of the control plane whose names have such a word and whose values are modes, names or numbers. */
const isSwitchFlag = (flag: string): boolean =>
  /^--(?:authorization|authentication|anonymous|client-cert-auth|enable-bootstrap-token-auth|api-audiences|oidc|requestheader|service-account-(?:issuer|max-token)|peer-client-cert-auth|auto)/.test(
    flag,
  );

const appliedKeys = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kapp.k14s.io/original',
  'banzaicloud.com/last-applied',
  'objectset.rio.cattle.io/applied',
]);

const redactManifestCopies = (annotations: Record<string, unknown>, replace: Replace): void => {
  for (const [key, value] of Object.entries(annotations)) {
    if (typeof value !== 'string' || value === '') continue;
    const copy = appliedKeys.has(key) || (value.includes('"env"') && value.includes('"value"'));
    if (copy) replace(annotations, key, value, appliedReason);
  }
};
