import {DeliveryError} from './errors.ts';
import {type packageAlgorithms, profileIdentifier} from './layout.ts';
import {shown} from './names.ts';
import type {PackageContents} from './types.ts';

/** `bagit.txt` as RFC 8493 §2.1.1 wants it. */
export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Digests of one file, lower-case hex. */
export type PackageDigests = {readonly [algorithm in (typeof packageAlgorithms)[number]]: string};

/** `bag-info.txt` (RFC 8493 §2.2.2): `Label: value`, a line each. Errors: DeliveryError `bad-info`. */
export const bagInfoText = (contents: PackageContents): string => {
  const octets = contents.payload.reduce((sum, file) => sum + file.bytes, 0);
  const own: (readonly [string, string])[] = [
    ['Bag-Software-Agent', `Fieldwork ${contents.toolVersion}`],
    ['Bagging-Date', contents.sealedAt.slice(0, 10)],
    ['BagIt-Profile-Identifier', profileIdentifier],
    ['Payload-Oxum', `${octets}.${contents.payload.length}`],
    ['Custody-Head-SHA256', contents.custody.head],
    ['Custody-Entries', String(contents.custody.entries)],
  ];
  const reserved = new Set(own.map(([label]) => label.toLowerCase()));
  for (const [label] of contents.info) {
    if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(label) || reserved.has(label.toLowerCase())) {
      throw new DeliveryError('bad-info', `"${shown(label)}" cannot be a label of bag-info.txt, or is one of its own.`);
    }
  }
  return [...own, ...contents.info].map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
};

// A line break in a value would start a label of the value's choosing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const oneLine = (value: string): string => value.replace(/[\s\u0000-\u001f\u007f\u0085]+/g, ' ').trim();

/** A manifest: digest, two spaces, path, so that `sha256sum -c --strict` reads it; sorted by path. */
export const manifestText = (
  algorithm: (typeof packageAlgorithms)[number],
  files: ReadonlyMap<string, PackageDigests>,
): string => [...files].map(([path, digests]) => `${digests[algorithm]}  ${path}\n`).join('');
