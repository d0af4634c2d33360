import type {Session} from 'electron';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
/** Every permission that this Electron knows: one that is new to it fails the type check here. */
export type Permission = Parameters<RequestHandler>[1] | Parameters<CheckHandler>[1];

/** Whether a permission is given, and why. */
type Row = readonly [allowed: boolean, why: string];

const no = (why: string): Row => [false, why];
const device = no('the app talks to no device');
const sensor = no('the app senses nothing');
const remote = no('there is no other origin to share with');

/** What the page may do beyond showing itself. */
export const permissions: Readonly<Record<Permission, Row>> = {
  'clipboard-sanitized-write': [true, 'copying a hash, an id or a policy that is on screen, on a press of a button'],
  'clipboard-read': no('pasting comes with the paste itself; the clipboard is never read unasked'),
  'deprecated-sync-clipboard-read': no('as clipboard-read'),
  ar: sensor,
  'automatic-fullscreen': no('full screen is the menu’s'),
  'background-fetch': no('nothing is fetched'),
  'background-sync': no('nothing is synchronised'),
  'captured-surface-control': no('nothing is captured'),
  'display-capture': no('evidence of screens comes as files or by pasting'),
  fileSystem: no('files are chosen in native dialogs and read by the engine'),
  fullscreen: no('full screen is the menu’s'),
  geolocation: sensor,
  'geolocation-approximate': sensor,
  'hand-tracking': sensor,
  hid: device,
  'idle-detection': no('nobody is watched'),
  keyboardLock: no('keys stay the system’s'),
  'local-fonts': no('fonts are the app’s own'),
  'local-network': no('the page makes no connections; the engine collects'),
  'local-network-access': no('the page makes no connections; the engine collects'),
  'loopback-network': no('the page makes no connections; the engine collects'),
  media: no('photos come as files'),
  mediaKeySystem: no('nothing is protected media'),
  midi: device,
  midiSysex: device,
  nfc: device,
  notifications: no('what happens is told in the window'),
  openExternal: no('no other program is started'),
  'payment-handler': no('nothing is paid'),
  'periodic-background-sync': no('nothing is synchronised'),
  'persistent-storage': no('the record is the engine’s; the page keeps nothing'),
  pointerLock: no('the pointer stays free'),
  'screen-wake-lock': no('the system decides when to sleep'),
  sensors: sensor,
  serial: device,
  'smart-card': device,
  'speaker-selection': device,
  'storage-access': remote,
  'system-wake-lock': no('the system decides when to sleep'),
  'top-level-storage-access': remote,
  usb: device,
  vr: sensor,
  'web-app-installation': no('the app is installed by its package'),
  'web-printing': no('the report is a PDF'),
  'window-management': no('there is one window'),
  unknown: no('what has no name is not given'),
};

/** Whether the page is given a permission; anything that is not in the table is not. */
export const isPermitted = (permission: string): boolean =>
  Object.hasOwn(permissions, permission) && permissions[permission as Permission][0];

/** Puts the table into force, for requests, checks and every kind of device. */
export const applyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermitted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({confirmed: false}));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
};
