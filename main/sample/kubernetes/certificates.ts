import {createHash, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto';
import {bits, der, integer, octets, oid, sequence, setOf, text, time, yes} from './der.ts';

/** A certificate and its key, both PEM. Made at start and never written down. */
export type Certificate = {readonly cert: string; readonly key: string};

export type Authority = {
  readonly cert: string;
  /** A server certificate for the IP addresses. */
  server(addresses: readonly string[]): Certificate;
  /** A client certificate: the API server takes CN as the user and each O as a group. */
  client(user: string, groups?: readonly string[], validity?: Validity): Certificate;
};

export type Validity = {readonly from: Date; readonly until: Date};

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const day = 86_400_000;

/** A fresh certification authority with a P-256 key, valid for a day around `now` (RFC 5280). */
export const createAuthority = (name: string, now: Date = new Date()): Authority => {
  const validity = {from: new Date(now.getTime() - day), until: new Date(now.getTime() + day)};
  const keys = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const subject = distinguished(name, []);
  const cert = certificate(subject, subject, keys.publicKey, keys.privateKey, validity, [
    extension('2.5.29.19', sequence(yes), true),
    extension('2.5.29.15', bits(Buffer.of(0b0000_0110), 1), true),
    extension('2.5.29.14', octets(keyId(keys.publicKey)), false),
  ]);
  const issue = (owner: Buffer, valid: Validity, usage: string, more: readonly Buffer[]): Certificate => {
    const own = generateKeyPairSync('ec', {namedCurve: 'P-256'});
    const pem = certificate(owner, subject, own.publicKey, keys.privateKey, valid, [
      extension('2.5.29.19', sequence(), true),
      extension('2.5.29.15', bits(Buffer.of(0b1000_0000), 7), true),
      extension('2.5.29.37', sequence(oid(usage)), false),
      extension('2.5.29.35', sequence(der(0x80, keyId(keys.publicKey))), false),
      ...more,
    ]);
    return {cert: pem, key: own.privateKey.export({type: 'pkcs8', format: 'pem'}).toString()};
  };
  return {
    cert,
    server: addresses =>
      issue(distinguished('kube-apiserver', []), validity, '1.3.6.1.5.5.7.3.1', [
        extension(
          '2.5.29.17',
          sequence(...addresses.map(ip => der(0x87, Buffer.from(ip.split('.').map(Number))))),
          false,
        ),
      ]),
    client: (user, groups = [], valid = validity) => issue(distinguished(user, groups), valid, '1.3.6.1.5.5.7.3.2', []),
  };
};

const certificate = (
  subject: Buffer,
  issuer: Buffer,
  publicKey: KeyObject,
  signer: KeyObject,
  validity: Validity,
  extensions: readonly Buffer[],
): string => {
  const serial = randomBytes(16);
  serial[0] = (serial.readUInt8(0) & 0x7f) | 0x40;
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ecdsaWithSha256,
    issuer,
    sequence(time(validity.from), time(validity.until)),
    subject,
    publicKey.export({type: 'spki', format: 'der'}),
    der(0xa3, sequence(...extensions)),
  );
  const signed = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};

const distinguished = (name: string, groups: readonly string[]): Buffer =>
  sequence(
    ...groups.map(group => setOf(sequence(oid('2.5.4.10'), text(group)))),
    setOf(sequence(oid('2.5.4.3'), text(name))),
  );

const extension = (id: string, value: Buffer, critical: boolean): Buffer =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value));

const keyId = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({type: 'spki', format: 'der'}))
    .digest();
