import {FuseV1Options, FuseVersion} from '@electron/fuses';

/** All fuses of the first wire, each with its reason. `strictlyRequireAllFuses`: a fuse that a new Electron brings must be decided. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The binary is this app and no Node: nobody gets an interpreter with our signature.
  [FuseV1Options.RunAsNode]: false,
  // What Chromium stores of the page is encrypted by the system's keyring.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS could load code before ours.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would open a debugger's port into the main process.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive is checked against the hash in the binary (macOS, Windows), and nothing beside it is loaded.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We bring no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Bounds checks of WebAssembly by signal handlers, as in Chromium itself.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;
