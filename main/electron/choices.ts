import {basename} from 'node:path';
import type {Purpose} from '../contract/shell.ts';
import type {Reach} from '../guards/path-grants.ts';

type Filter = {readonly name: string; readonly extensions: readonly string[]};

/** One native dialog: what it asks, and how far the answer goes. */
export type Choice = {
  readonly kind: 'file' | 'files' | 'folder' | 'save';
  readonly title: string;
  readonly button: string;
  readonly filters?: readonly Filter[];
  readonly reach: Reach;
  readonly hidden?: true;
};

const readOne: Reach = {below: false, write: false};
const readAll: Reach = {below: true, write: false};
const writeOne: Reach = {below: false, write: true};
const writeAll: Reach = {below: true, write: true};

const lists: Filter = {name: 'Tables and lists', extensions: ['csv', 'yaml', 'yml']};
const every: Filter = {name: 'All files', extensions: ['*']};
const save = (title: string, filter: Filter): Choice => ({
  kind: 'save',
  title,
  button: 'Save',
  filters: filter === every ? [every] : [filter, every],
  reach: writeOne,
});

/** Every native dialog, by its purpose. */
export const choices: Readonly<Record<Purpose, Choice>> = {
  'open-assessment': {kind: 'folder', title: 'Open an assessment', button: 'Open', reach: readAll},
  'new-assessment': {
    kind: 'folder',
    title: 'Folder for the new assessment',
    button: 'Use this folder',
    reach: writeAll,
  },
  'attach-evidence': {kind: 'files', title: 'Attach evidence', button: 'Attach', reach: readOne},
  'import-answers': {kind: 'file', title: 'Import answers', button: 'Import', filters: [lists, every], reach: readOne},
  'import-papers': {
    kind: 'file',
    title: 'Import working papers',
    button: 'Import',
    filters: [lists, every],
    reach: readOne,
  },
  'import-decisions': {
    kind: 'file',
    title: 'Import decisions',
    button: 'Import',
    filters: [lists, every],
    reach: readOne,
  },
  'use-template': {
    kind: 'file',
    title: 'Use a template',
    button: 'Use',
    filters: [{name: 'Templates', extensions: ['yaml', 'yml']}, every],
    reach: readOne,
  },
  kubeconfig: {kind: 'file', title: 'Choose a kubeconfig', button: 'Use', reach: readOne, hidden: true},
  'verify-file': {
    kind: 'file',
    title: 'Verify a package',
    button: 'Verify',
    filters: [{name: 'Packages', extensions: ['zip']}, every],
    reach: readOne,
  },
  'verify-folder': {kind: 'folder', title: 'Verify an unpacked package', button: 'Verify', reach: readAll},
  'package-into': {kind: 'folder', title: 'Folder for the package', button: 'Build here', reach: writeAll},
  'save-report': save('Save the report', {name: 'PDF', extensions: ['pdf']}),
  'save-copy': save('Save a copy', every),
  'save-csv': save('Save as CSV', {name: 'CSV', extensions: ['csv']}),
  'save-xlsx': save('Save as workbook', {name: 'Excel workbook', extensions: ['xlsx']}),
};

/** A file name that is suggested to a person: without folders and without characters that hide what it is. */
export const suggestedName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replace(/[\p{C}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 200);
