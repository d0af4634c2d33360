import {z} from 'zod';
import {AwsKeys} from './engine-messages.ts';
import type {JsonFile} from './json-file.ts';
import {ShellError} from './shell-error.ts';

/** The file of kept keys: by name, encrypted by the system's keyring, in base64. */
export const StoredKeys = z.record(z.string(), z.base64());
export type StoredKeys = z.infer<typeof StoredKeys>;

/** What encrypts: the system's keyring. */
export type Keyring = {
  /** Whether it encrypts with a secret that other programs of this user cannot simply read. */
  available(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(bytes: Buffer): Promise<string>;
};

/** AWS keys kept for later, encrypted. Only their names are told; the keys go to the engine with the call that names them. */
export const createStoredKeys = (file: JsonFile<StoredKeys>, keyring: Keyring) => ({
  available: () => keyring.available(),
  names: (): string[] => Object.keys(file.read()).sort(),
  /** Errors: ShellError `no-keyring`. */
  keep: async (name: string, keys: AwsKeys): Promise<void> => {
    if (!(await keyring.available())) throw new ShellError('no-keyring', noKeyring);
    const encrypted = await keyring.encrypt(JSON.stringify(keys));
    file.write({...file.read(), [name]: encrypted.toString('base64')});
  },
  drop: (name: string): void => {
    const {[name]: _dropped, ...rest} = file.read();
    file.write(rest);
  },
  /** Errors: ShellError `unknown-key`, `unreadable-key`. */
  take: async (name: string): Promise<AwsKeys> => {
    const stored = file.read();
    const encrypted = Object.hasOwn(stored, name) ? stored[name] : undefined;
    if (encrypted === undefined)
      throw new ShellError('unknown-key', `No keys are kept under the name ${name}. Keep them first, in the settings.`);
    try {
      return AwsKeys.parse(JSON.parse(await keyring.decrypt(Buffer.from(encrypted, 'base64'))));
    } catch (cause) {
      throw new ShellError('unreadable-key', `The keys ${name} cannot be decrypted on this machine. Keep them anew.`, {
        cause,
      });
    }
  },
});

export type StoredKeyring = ReturnType<typeof createStoredKeys>;

const noKeyring =
  'This system has no keyring that keeps keys encrypted. Use an AWS profile or environment variables, or unlock a keyring and start again.';
