import {EventEmitter} from 'node:events';
import type {Session as ElectronSession} from 'electron';
import {protocol} from './protocol.ts';
import {webRequest} from './web-request.ts';

type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0];

/** The app's say on permissions; without one nothing is allowed. */
export const permissionHandlers: {check: CheckHandler; request: RequestHandler} = {check: null, request: null};

const none = async () => undefined;
const ignored = () => undefined;

/** Of these only the part that is used is here; each is checked where it is made. */
type Narrowed = 'protocol' | 'webRequest';

const parts = {
  protocol,
  webRequest,
  setPermissionCheckHandler: (handler: CheckHandler) => {
    permissionHandlers.check = handler;
  },
  setPermissionRequestHandler: (handler: RequestHandler) => {
    permissionHandlers.request = handler;
  },
  // Devices, screens and Bluetooth are denied by Chromium until a person chooses; a headless one has nobody.
  setDevicePermissionHandler: ignored,
  setDisplayMediaRequestHandler: ignored,
  setBluetoothPairingHandler: ignored,
  setUSBProtectedClassesHandler: ignored,
  // No name is resolved, so there is neither a certificate nor a proxy.
  setCertificateVerifyProc: ignored,
  setSSLConfig: ignored,
  setProxy: none,
  resolveProxy: async () => 'DIRECT',
  closeAllConnections: none,
  setSpellCheckerEnabled: ignored,
  setSpellCheckerLanguages: ignored,
  setSpellCheckerDictionaryDownloadURL: ignored,
  isSpellCheckerEnabled: () => false,
  setDownloadPath: ignored,
  setUserAgent: ignored,
  setPreloads: ignored,
  isPersistent: () => true,
  clearCache: none,
  clearStorageData: none,
  clearData: none,
  clearHostResolverCache: none,
  clearAuthCache: none,
  flushStorageData: ignored,
} satisfies Partial<Omit<ElectronSession, Narrowed>> & Partial<Record<Narrowed, unknown>>;

/** Electron's default session; there is no other. */
export const defaultSession = Object.assign(new EventEmitter(), parts);

/** Electron's `session`. */
export const session = {defaultSession, fromPartition: () => defaultSession};
