import {join} from 'node:path';
import {flipFuses} from '@electron/fuses';
import type {AfterPackContext} from 'electron-builder';
import {fuses} from './fuses.ts';

/** Where the binary lies whose fuses are flipped. */
const binaryOf = ({appOutDir, electronPlatformName, packager}: AfterPackContext): string => {
  const {productFilename} = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  return join(appOutDir, packager.config.linux?.executableName ?? productFilename);
};

/** Before anything is signed: every fuse gets its value. Errors: where the binary has no fuse wire, or one we have not decided. */
export const afterPack = async (context: AfterPackContext): Promise<void> => {
  await flipFuses(binaryOf(context), {
    ...fuses,
    // Changing an arm64 binary breaks its ad-hoc signature; without it macOS would not start it.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
  });
};
