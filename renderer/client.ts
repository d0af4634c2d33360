import {type ClientOf, clientOf, createClient} from '../main/contract/client.ts';
import {type ShellEvents, type ShellMethods, shellEvents} from '../main/contract/shell.ts';
import type {Bridge} from '../main/contract/transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly fieldwork: Bridge;
  }
}

/** The engine: assessments, evidence, papers. */
export const engine = createClient(window.fieldwork);

/** The shell around this page: dialogs, recent assessments, settings. */
export const shell: ClientOf<ShellMethods, ShellEvents> = clientOf<ShellMethods, ShellEvents>(
  window.fieldwork,
  shellEvents,
);

/** The path of a dropped or chosen file; empty for what has none, such as a pasted image. */
export const pathOf = (file: File): Promise<string> => window.fieldwork.pathOf(file);
