import type {Session as ElectronSession, WebContents} from 'electron';
import {toBrowser} from './addresses.ts';
import type {Session} from './cdp.ts';
import {appSchemes} from './protocol.ts';
import {permissionHandlers} from './session.ts';

type CheckHandler = NonNullable<Parameters<ElectronSession['setPermissionCheckHandler']>[0]>;
type RequestHandler = NonNullable<Parameters<ElectronSession['setPermissionRequestHandler']>[0]>;
type Permission = Parameters<CheckHandler>[1] & Parameters<RequestHandler>[1];

/** Electron's names of what a page may ask for, and Chromium's. */
const permissions: readonly (readonly [Permission, string])[] = [
  ['media', 'camera'],
  ['media', 'microphone'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
];

/** What the page would be told if it asked: both of the app's handlers must allow it, and without them nothing is allowed. */
const allowed = (contents: WebContents, origin: string, permission: Permission): boolean => {
  const {check, request} = permissionHandlers;
  const url = `${origin}/`;
  const details = {requestingUrl: url, isMainFrame: true, securityOrigin: url};
  if (check?.(contents, permission, url, details) !== true) return false;
  let granted = false;
  request?.(
    contents,
    permission,
    answer => {
      granted = answer;
    },
    details,
  );
  return request === null || granted;
};

/** Tells Chromium what the app lets an origin have. What Chromium does not know is denied by it. */
export const applyPermissions = async (browser: Session, contents: WebContents, origin: string): Promise<void> => {
  await Promise.all(
    permissions.map(([permission, name]) =>
      browser
        .send('Browser.setPermission', {
          permission: {name},
          setting: allowed(contents, origin, permission) ? 'granted' : 'denied',
          origin: toBrowser(origin, appSchemes),
        })
        .catch(() => undefined),
    ),
  );
};
