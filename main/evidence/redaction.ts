import {createHash} from 'node:crypto';

/** The salt's length in bytes (PACKAGE, Redaction). */
export const saltBytes = 16;

/** The commitment to a secret, `sha256:…` over the 16-byte salt and the value in UTF-8: proves the value later without keeping it. */
export const commitSecret = (secret: string, salt: Uint8Array): string => {
  if (salt.length !== saltBytes) throw new RangeError(`A commitment needs a salt of ${saltBytes} bytes.`);
  return `sha256:${createHash('sha256').update(salt).update(secret, 'utf8').digest('hex')}`;
};
