import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Handlers} from '../contract/methods.ts';
import {writePackage} from '../delivery/package.ts';
import {verifyPackage} from '../delivery/verify.ts';
import {packageContents} from './package-contents.ts';
import {readinessOf} from './readiness.ts';
import {seal} from './seal.ts';
import type {Session} from './session.ts';

type PackageMethods = 'package.readiness' | 'package.build' | 'package.verify';

/** Packages: sealed and written, or verified wherever they come from. */
export const packageHandlers = (session: Session): Pick<Handlers, PackageMethods> => ({
  'package.readiness': async () => {
    const workspace = session.workspace();
    return readinessOf(session, workspace, await session.library());
  },

  'package.build': async ({folder, format, replace, by}) => {
    const workspace = session.workspace();
    const sealed = await seal(session, workspace, by);
    const spool = await mkdtemp(join(workspace.folder, 'tmp', 'package-'));
    try {
      const contents = await packageContents(session, workspace, sealed, spool);
      const total = contents.payload.reduce((sum, file) => sum + file.bytes, 0);
      const onBytes = throttled(bytes => session.emit('package.progress', {bytes, total}));
      const result = await writePackage(contents, folder, {format, replace, onBytes});
      return {...result, sealedAt: sealed.sealedAt};
    } finally {
      await rm(spool, {recursive: true, force: true});
    }
  },

  'package.verify': async ({path}) => {
    const onBytes = throttled(bytes => session.emit('verify.progress', {bytes}));
    const verification = await verifyPackage(path, {onBytes});
    return {...verification, problems: [...verification.problems], checked: [...verification.checked]};
  },
});

/** Lets through one report in every 8 MiB: progress is for eyes. */
const throttled = (tell: (bytes: number) => void): ((bytes: number) => void) => {
  const step = 8 * 1024 * 1024;
  let told = 0;
  return bytes => {
    if (bytes - told < step) return;
    told = bytes;
    tell(bytes);
  };
};
