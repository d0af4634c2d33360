import {chownSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {createWorkspace} from '../../../main/workspace/workspace.ts';
import {appUser} from './home.ts';
import type {LaunchedApp} from './launch.ts';

/** Gives a file or a folder with all in it to the user that the app runs as. */
export const giveToApp = (path: string): void => {
  const user = appUser();
  if (!user) return;
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, {recursive: true, withFileTypes: true}))
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
};

/** An assessment in a new folder, not open; it is the app user's. */
export const closedAssessment = (folder: string, client = 'Northwind Logistics'): string => {
  createWorkspace(folder, {
    reference: 'NL-2026-01',
    client,
    title: 'Readiness assessment',
    scope: 'Head office',
    mode: 'readiness',
    auditor: 'Ingrid Sørbø',
  }).close();
  giveToApp(folder);
  return folder;
};

/** Drops a folder onto the first screen. */
export const dropOnStart = async (app: LaunchedApp, path: string): Promise<void> => {
  await app.page.evaluate(() => {
    globalThis.location.hash = '#/start';
  });
  await app.page.getByRole('heading', {level: 1, name: 'Fieldwork'}).waitFor();
  await app.drop('main', path);
};

/** Waits until the assessment of a client is open. */
export const isOpen = (app: LaunchedApp, client = 'Northwind Logistics'): Promise<void> =>
  expect(app.page.getByRole('heading', {level: 1, name: new RegExp(`^${client}`)})).toBeVisible({timeout: 30_000});

/** What the window says went wrong, whole. */
export const alertOf = ({page}: LaunchedApp) => page.getByRole('alert').first();
