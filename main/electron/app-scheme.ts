import {protocol, type Session} from 'electron';
import {serveFiles} from './app-files.ts';
import {appSchemePrivileges} from './scheme-privileges.ts';

/** Makes `app://` a secure scheme of its own; before the app is ready. */
export const registerAppScheme = (): void => protocol.registerSchemesAsPrivileged([appSchemePrivileges]);

/** Serves the page and its files from a folder, to one session. */
export const serveApp = (session: Session, folder: string): void => {
  const serve = serveFiles(folder);
  session.protocol.handle(appSchemePrivileges.scheme, request => serve(request));
};
