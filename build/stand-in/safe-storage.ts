import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {SafeStorage} from 'electron';
import {app} from './app.ts';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** The key lies beside what it keeps, readable by this user only: no more than that is promised, hence `basic_text`. */
const key = (): Buffer => {
  const file = join(app.getPath('userData'), 'storage.key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, randomBytes(32), {mode: 0o600, flag: 'wx'});
    return readFileSync(file);
  }
};

const encrypt = (text: string): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key(), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (bytes: Buffer): string => {
  const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, nonceLength));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  const text = decipher.update(bytes.subarray(nonceLength, -tagLength));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
};

/** Electron's `safeStorage`. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'basic_text' as const,
  setUsePlainTextEncryption: () => undefined,
  encryptString: encrypt,
  decryptString: decrypt,
  encryptStringAsync: async (text: string) => encrypt(text),
  decryptStringAsync: async (bytes: Buffer) => ({shouldReEncrypt: false, result: decrypt(bytes)}),
} satisfies SafeStorage;
