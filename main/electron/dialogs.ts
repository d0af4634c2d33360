import {join} from 'node:path';
import {type BrowserWindow, dialog, type OpenDialogOptions, shell} from 'electron';
import type {Purpose} from '../contract/shell.ts';
import {choices, suggestedName} from './choices.ts';
import {shellTexts} from './native-texts.ts';

type Properties = NonNullable<OpenDialogOptions['properties']>;

const properties: Readonly<Record<'file' | 'files' | 'folder', Properties>> = {
  file: ['openFile'],
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory', 'createDirectory'],
};

/** Asks a person for a path, in a dialog of the window. Empty where they thought better of it. */
export const chooseIn =
  (windowOf: () => BrowserWindow | undefined, folder: string) =>
  async (purpose: Purpose, suggested: string | undefined): Promise<string[]> => {
    const window = windowOf();
    if (!window) return [];
    const {kind, title, button, filters = [], hidden} = choices[purpose];
    const shared = {
      title,
      buttonLabel: button,
      filters: filters.map(({name, extensions}) => ({name, extensions: [...extensions]})),
    };
    if (kind === 'save') {
      const defaultPath = join(folder, suggestedName(suggested ?? ''));
      const {canceled, filePath} = await dialog.showSaveDialog(window, {...shared, defaultPath});
      return canceled || filePath === '' ? [] : [filePath];
    }
    const {canceled, filePaths} = await dialog.showOpenDialog(window, {
      ...shared,
      defaultPath: folder,
      properties: [...properties[kind], ...(hidden ? (['showHiddenFiles'] as const) : [])],
    });
    return canceled ? [] : filePaths;
  };

/** Asks whether calls may go to a host that is not AWS. Without a window nobody can be asked. */
export const confirmEndpointIn =
  (windowOf: () => BrowserWindow | undefined) =>
  async (host: string): Promise<boolean> => {
    const window = windowOf();
    if (!window) return false;
    const {message, detail, cancel, send} = shellTexts.endpoint;
    const buttons = [cancel, send];
    const shown = {type: 'question', message: message(host), detail, defaultId: 0, cancelId: 0, noLink: true} as const;
    return (await dialog.showMessageBox(window, {...shown, buttons})).response === 1;
  };

/** Shows a file in the system's file manager; opens nothing. */
export const reveal = (path: string): void => shell.showItemInFolder(path);
