import {redacted, secretPatterns} from '../redaction.ts';

/** A body in which a secret should be and could not be found for sure: it is not kept. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBody';
}

type Redact = (xml: string, commit: (secret: string) => string) => string;

/**
 * Takes the secrets out of a raw answer before it is kept or parsed. Returns the same bytes where the operation's answers hold none.
 * Errors: UnreadableBodyError where a secret's place could not be found.
 */
export const redactBody = (operation: string, bytes: Uint8Array, commit: (secret: string) => string): Uint8Array => {
  const redact = secretHolders[operation];
  if (!redact) return bytes;
  return Buffer.from(redact(Buffer.from(bytes).toString('utf8'), commit), 'utf8');
};

/** User data is taken out whole: it is a script of the client's, and any line of it may hold a secret. */
const redactUserData: Redact = (xml, commit) => {
  const opening = /<userData\s*>/.exec(xml);
  if (!opening) {
    // Without user data EC2 answers `<userData/>`, or leaves it out.
    if (/<(?:\w+:)?value\b/i.test(xml))
      throw new UnreadableBodyError('The place of the user data in the answer is unknown.');
    return xml;
  }
  const start = opening.index + opening[0].length;
  const end = xml.indexOf('</userData>', start);
  if (end < 0) throw new UnreadableBodyError('The user data in the answer has no end.');
  const inner = xml.slice(start, end);
  if (inner.trim() === '') return xml;
  const value = /^\s*<value>([^<]*)<\/value>\s*$/.exec(inner)?.[1];
  if (value === undefined) throw new UnreadableBodyError('The place of the user data in the answer is unknown.');
  if (value === '') return xml;
  const plain = Buffer.from(value, 'base64').toString('utf8');
  const json = JSON.stringify(redacted(commit, plain, userDataReason(secretPatterns(plain))));
  return `${xml.slice(0, start)}<value>${escapeXml(json)}</value>${xml.slice(end)}`;
};

const userDataPrefix = 'EC2 user data may hold secrets; shapes of secrets found: ';

/** The reason of a user data redaction; it carries the names of the shapes found, since the value itself is gone. */
export const userDataReason = (shapes: readonly string[]): string =>
  `${userDataPrefix}${shapes.length === 0 ? 'none' : shapes.join(', ')}`;

/** The shapes named in a reason made by `userDataReason`. Errors: UnreadableBodyError where the reason is not one of ours. */
export const shapesInReason = (reason: string): readonly string[] => {
  const [before, list] = reason.split(userDataPrefix);
  if (before !== '' || list === undefined) {
    throw new UnreadableBodyError(`The reason of the redaction is unknown: ${reason}`);
  }
  return list === 'none' ? [] : list.split(', ');
};

/** A virtual MFA device's seed stands in no list that AWS documents; should it ever, it is taken out. */
const redactMfaSeeds: Redact = (xml, commit) =>
  xml.replace(
    /<(Base32StringSeed|QRCodePNG)>([^<]+)<\/\1>/g,
    (_whole, tag: string, seed: string) =>
      `<${tag}>${Buffer.from(JSON.stringify(redacted(commit, seed, 'The seed of an MFA device'))).toString('base64')}</${tag}>`,
  );

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const secretHolders: Readonly<Record<string, Redact>> = {
  'ec2:DescribeInstanceAttribute': redactUserData,
  'iam:ListVirtualMFADevices': redactMfaSeeds,
};
