import {BadContent, type BagSource, type SourceFile} from './bag-source.ts';
import {shown} from './names.ts';
import type {ProblemList} from './problems.ts';
import {readTagBytes, type TagEncoding, tagEncoding, tagLimits, tagLines} from './tag-text.ts';

export type BagRules = {
  /** A package of ours: BagIt 1.0 in UTF-8, manifests exactly as `sha256sum --strict` reads them, no fetch.txt. */
  readonly strict: boolean;
};

/** What `bagit.txt` declares; `modern` is BagIt 1.0. */
export type Declaration = {readonly modern: boolean; readonly encoding: TagEncoding};

/** The lines of a tag file; undefined, with a problem, when it cannot be read as text. */
export const readLines = async (
  file: SourceFile,
  limit: number,
  encoding: TagEncoding,
  problems: ProblemList,
): Promise<string[] | undefined> => {
  try {
    return tagLines(await readTagBytes(file, limit), encoding);
  } catch (error) {
    if (!(error instanceof BadContent)) throw error;
    problems.note(error.code, file.path, error.message);
    return undefined;
  }
};

const oldVersions = new Set(['0.93', '0.94', '0.95', '0.96', '0.97']);

/** Reads `bagit.txt` (RFC 8493 §2.1.1); undefined, with a problem, when there is nothing to go on with. */
export const readDeclaration = async (
  source: BagSource,
  rules: BagRules,
  problems: ProblemList,
): Promise<Declaration | undefined> => {
  const file = source.files.get('bagit.txt');
  if (file === undefined) {
    problems.note('missing-bagit', 'bagit.txt', 'There is no bagit.txt, so this is no bag.');
    return undefined;
  }
  const lines = await readLines(file, tagLimits.text, 'utf-8', problems);
  if (lines === undefined) return undefined;
  const version = /^BagIt-Version: (\d+\.\d+)$/.exec(lines[0] ?? '')?.[1];
  const encodingName = /^Tag-File-Character-Encoding: (\S+)$/.exec(lines[1] ?? '')?.[1];
  if (version === undefined || encodingName === undefined || lines.length !== 2) {
    const found = lines.map(line => `"${shown(line)}"`).join(', ');
    const expected = '"BagIt-Version: M.N", "Tag-File-Character-Encoding: ENCODING"';
    problems.note('bad-bagit', 'bagit.txt', `Its lines should be ${expected}; they are ${found}.`);
    return undefined;
  }
  const encoding = tagEncoding(encodingName);
  const modern = version === '1.0';
  if ((!modern && (rules.strict || !oldVersions.has(version))) || encoding === undefined) {
    const why = encoding === undefined ? `encoding ${encodingName}` : `BagIt version ${version}`;
    problems.note('bad-bagit', 'bagit.txt', `Its ${why} is not supported here.`);
    return undefined;
  }
  if (rules.strict && encodingName !== 'UTF-8') {
    problems.note('bad-bagit', 'bagit.txt', `A package is encoded in UTF-8, not ${encodingName}.`);
  }
  return {modern, encoding};
};
