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

/** The forms in which EC2 gives user data: none, empty, or one value. */
const userDataForm = /<userData\s*\/>|<userData\s*>\s*(?:<value\s*\/>|<value>([^<]*)<\/value>)?\s*<\/userData>/;

/**
 * User data is taken out whole: it is a script of the client's, and any line of it may hold a secret. An answer that says anything
 * about user data or a value outside the one known form is refused.
 */
const redactUserData: Redact = (xml, commit) => {
  const found = userDataForm.exec(xml);
  const before = found ? xml.slice(0, found.index) : xml;
  const after = found ? xml.slice(found.index + found[0].length) : '';
  if (/userData|value|CDATA/i.test(before) || /userData|value|CDATA/i.test(after)) {
    throw new UnreadableBodyError('The answer holds user data in a form that is not known, so it was not kept.');
  }
  const value = found?.[1];
  if (!value) return xml;
  const plain = Buffer.from(value, 'base64').toString('utf8');
  const json = JSON.stringify(redacted(commit, plain, userDataReason(secretPatterns(plain))));
  return `${before}<userData><value>${escapeXml(json)}</value></userData>${after}`;
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
