import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {expect} from '@playwright/test';
import {describe} from 'vitest';
import {openWorkspace} from '../../../main/workspace/workspace.ts';
import {alertOf, closedAssessment, dropOnStart, giveToApp, isOpen} from './bad-support.ts';
import {appTest} from './fixture.ts';
import type {LaunchedApp} from './launch.ts';
import {questionnairePage} from './pages/questionnaire-page.ts';
import {given} from './places.ts';

const folderIn = ({home}: LaunchedApp, name: string): string => join(home.documents, name);
const button = ({page}: LaunchedApp, name: string) => page.getByRole('button', {name, exact: true}).first();

const setVersion = (folder: string, version: (before: number) => number): void => {
  const database = new DatabaseSync(join(folder, 'assessment.db'));
  const {user_version: before} = database.prepare('PRAGMA user_version').get() as {user_version: number};
  database.exec(`PRAGMA user_version = ${version(before)}`);
  database.close();
  giveToApp(folder);
};

describe('an assessment that cannot be opened as it is', () => {
  appTest('was made by a newer version: it says so, and opens once it can be read', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'newer'), 'From the future');
    setVersion(folder, before => before + 1000);
    await dropOnStart(app, folder);
    await expect(app.page.getByRole('heading', {name: 'It was made by a newer Fieldwork'})).toBeVisible();
    await expect(alertOf(app)).toContainText('Update Fieldwork');
    setVersion(folder, before => before - 1000);
    await button(app, 'Try again').click();
    await isOpen(app, 'From the future');
  });

  appTest('is held by another process: it names it, and opens once that has ended', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'held'), 'Held elsewhere');
    const held = openWorkspace(folder);
    giveToApp(folder);
    await dropOnStart(app, folder);
    await expect(app.page.getByRole('heading', {name: 'It is open elsewhere'})).toBeVisible();
    await expect(alertOf(app)).toContainText(`process ${process.pid}`);
    held.close();
    giveToApp(folder);
    await button(app, 'Try again').click();
    await isOpen(app, 'Held elsewhere');
  });

  appTest('is gone from where it was: it can be shown again, or forgotten', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'wandering'), 'Wandering');
    await dropOnStart(app, folder);
    await isOpen(app, 'Wandering');
    await given(app.page, 'assessment.close');
    await app.page.reload();
    const moved = join(app.home.documents, 'elsewhere');
    await dropOnStart(app, closedAssessment(folderIn(app, 'other'), 'Other'));
    await isOpen(app, 'Other');
    renameSync(folder, moved);
    await app.page.getByRole('link', {name: 'Start', exact: true}).click();
    await app.page.reload();
    await expect(app.page.getByText('The folder is not where it was.')).toBeVisible();
    await app.controls.answer({dialog: 'open', paths: [moved]});
    await app.page.getByRole('button', {name: /^Locate the folder of Wandering/}).click();
    await isOpen(app, 'Wandering');
  });
});

const answer = 'Seen on 3 November: the list of administrators, with the approvals beside it.';
const typed = 'Seen on 4 November: the two accounts without an approval were closed.';

/** What the answers on the record say. */
const texts = async ({page}: LaunchedApp): Promise<string[]> =>
  (await given<{text: string}[]>(page, 'answers.list')).map(({text}) => text);

/** Opens a question and gives it a conclusion and what was seen. Done when it is saved. */
const openQuestion = async (app: LaunchedApp) => {
  await app.page.evaluate(() => {
    globalThis.location.hash = '#/questionnaire?entry=A.9.2.3&edition=2013';
  });
  const card = questionnairePage(app.page);
  await card.conclusion('partly').check();
  await card.seen.fill(answer);
  await expect(card.saved).toBeVisible();
  return card;
};

describe('while an assessment is open', () => {
  appTest('its folder moves away: nothing is called saved that is not, and nothing typed is lost', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'open'), 'Under way');
    await dropOnStart(app, folder);
    await isOpen(app, 'Under way');
    const card = await openQuestion(app);
    const moved = folderIn(app, 'open-moved');
    renameSync(folder, moved);
    await card.seen.fill(typed);
    await expect(card.card.getByRole('alert')).toContainText('Not saved');
    await expect(card.card.getByRole('alert')).toContainText('Put the folder back');
    renameSync(moved, folder);
    await app.page.getByRole('button', {name: 'Try again'}).first().click();
    await expect(card.saved).toBeVisible();
    expect(await texts(app)).toEqual([typed]);
  });

  appTest('its folder is deleted: what is typed from then on is not called saved', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'doomed'), 'Doomed');
    await dropOnStart(app, folder);
    await isOpen(app, 'Doomed');
    const card = await openQuestion(app);
    rmSync(folder, {recursive: true});
    await card.seen.fill(typed);
    await expect(card.card.getByRole('alert')).toContainText('Not saved');
    await expect(card.card.getByRole('alert')).toContainText('was moved, renamed or deleted');
    await expect(card.seen).toHaveValue(typed);
    // To quit would be asked about, as it should be.
    await app.kill();
  });
});

/** Runs a test on a file system of `size` for the app's user; false where this user may not mount one. */
const onSmallDisk = async (app: LaunchedApp, size: string, test: (disk: string) => Promise<void>): Promise<boolean> => {
  const disk = app.home.folder('disk');
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=777`, 'tmpfs', disk]).status !== 0) return false;
  try {
    await test(disk);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
  return true;
};

describe('a disk that fills', () => {
  appTest(
    'keeps what is typed in the window, says what to do, and saves it once there is room',
    async ({app, skip}) => {
      const long = typed.repeat(100);
      const mounted = await onSmallDisk(app, '6m', async disk => {
        await dropOnStart(app, closedAssessment(join(disk, 'assessment'), 'Full disk'));
        await isOpen(app, 'Full disk');
        const card = await openQuestion(app);
        const others = join(disk, 'others');
        expect(() => writeFileSync(others, Buffer.alloc(8_000_000))).toThrow(/ENOSPC/);
        await card.seen.fill(long);
        await expect(card.card.getByRole('alert')).toContainText('Free some space');
        await expect(app.page.getByRole('contentinfo').getByRole('alert')).toContainText('Not saved');
        rmSync(others);
        await app.page.getByRole('button', {name: 'Try again'}).first().click();
        await expect(card.saved).toBeVisible();
        expect(await texts(app)).toEqual([long]);
        await given(app.page, 'assessment.close');
      });
      if (!mounted) skip('a small disk can only be mounted by root');
    },
  );
});

describe('an engine that hangs', () => {
  appTest('is told of, is restarted by a button, and what was typed meanwhile is saved', async ({app}) => {
    const folder = closedAssessment(folderIn(app, 'hanging'), 'Hanging');
    await dropOnStart(app, folder);
    await isOpen(app, 'Hanging');
    const card = await openQuestion(app);
    process.kill(await app.engine(), 'SIGSTOP');
    await card.seen.fill(typed);
    const restart = app.page.getByRole('button', {name: 'Restart the engine'});
    await expect(restart).toBeVisible({timeout: 60_000});
    await restart.click();
    await expect(app.page.getByText('The engine stopped and was started again')).toBeVisible({timeout: 30_000});
    await expect(card.seen).toHaveValue(typed);
    await expect.poll(() => texts(app), {timeout: 30_000}).toEqual([typed]);
    expect(existsSync(folder)).toBe(true);
  });
});
