import {safeStorage} from 'electron';
import type {Keyring} from './stored-keys.ts';

/** The system's keyring. Linux without one falls back to a password that everybody knows (`basic_text`): that is none. */
export const systemKeyring: Keyring = {
  available: async () =>
    (await safeStorage.isAsyncEncryptionAvailable()) &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  encrypt: text => safeStorage.encryptStringAsync(text),
  decrypt: async bytes => (await safeStorage.decryptStringAsync(bytes)).result,
};
