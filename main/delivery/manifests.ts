import {escapeFault, shown} from './names.ts';
import type {ProblemList} from './problems.ts';

/** Digest lengths in hex digits, by the name a manifest carries. Older bags come with md5 and sha1. */
export const digestLengths = {md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128} as const;

export type DigestAlgorithm = keyof typeof digestLengths;

export type Manifest = {
  readonly file: string;
  readonly algorithm: DigestAlgorithm;
  readonly of: 'payload' | 'tags';
  /** Lower-case hex digest by path. */
  readonly digests: ReadonlyMap<string, string>;
};

/** What a file name says about a manifest; undefined for any other file. */
export const manifestName = (path: string): {readonly of: Manifest['of']; readonly algorithm: string} | undefined => {
  const match = /^(tag)?manifest-([^/]+)\.txt$/.exec(path);
  return match?.[2] === undefined ? undefined : {of: match[1] ? 'tags' : 'payload', algorithm: match[2].toLowerCase()};
};

export const isDigestAlgorithm = (name: string): name is DigestAlgorithm => Object.hasOwn(digestLengths, name);

export type ManifestRules = {
  /** Exactly `hex, two spaces, path` in lower case, as `sha256sum -c --strict` wants it. */
  readonly strict: boolean;
  /** BagIt 1.0 encodes `%` itself, too (RFC 8493 §2.1.3). */
  readonly encodesPercent: boolean;
};

/** Parses a manifest's lines; lines that do not hold become problems and are left out. */
export const parseManifest = (
  about: Omit<Manifest, 'digests'>,
  lines: readonly string[],
  rules: ManifestRules,
  problems: ProblemList,
): Manifest => {
  const digests = new Map<string, string>();
  const form = rules.strict ? /^([0-9a-f]+) {2}(.+)$/ : /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/;
  for (const [i, line] of lines.entries()) {
    const match = form.exec(line);
    const [digest, written] = [match?.[1]?.toLowerCase(), match?.[2]];
    if (digest?.length !== digestLengths[about.algorithm] || written === undefined) {
      problems.note(
        'manifest-line',
        about.file,
        `Line ${i + 1} is no ${about.algorithm} digest and path: "${shown(line)}".`,
      );
      continue;
    }
    const path = decodePath(rules.strict ? written : written.replace(/^(\.\/)+/, ''), rules.encodesPercent);
    const fault = pathFault(about.of, path);
    const earlier = digests.get(path);
    if (fault !== undefined) {
      problems.note('path-outside', about.file, `Line ${i + 1} lists "${shown(path)}": ${fault}.`);
    } else if (earlier !== undefined) {
      const how = earlier === digest ? 'with the same digest' : `with ${earlier} and ${digest}`;
      problems.note('manifest-repeats', about.file, `Line ${i + 1} lists "${shown(path)}" again, ${how}.`);
    } else {
      digests.set(path, digest);
    }
  }
  return {...about, digests};
};

const decodePath = (path: string, encodesPercent: boolean): string =>
  path.replace(encodesPercent ? /%(0A|0D|25)/gi : /%(0A|0D)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const pathFault = (of: Manifest['of'], path: string): string | undefined => {
  const fault = escapeFault(path);
  if (fault !== undefined) return fault;
  const inPayload = path.startsWith('data/');
  if (of === 'payload') return inPayload ? undefined : 'a payload manifest lists what is under data/';
  return inPayload ? 'a tag manifest lists what is not under data/' : undefined;
};
