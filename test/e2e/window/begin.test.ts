import {mkdirSync, readdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {describe} from 'vitest';
import {appTest} from './fixture.ts';
import {type LaunchedApp, launchApp} from './launch.ts';

const heading = (app: LaunchedApp, name: string | RegExp) => app.page.getByRole('heading', {level: 1, name});
const openSample = async (app: LaunchedApp): Promise<void> => {
  await app.page.getByRole('button', {name: /Try the sample company/}).click();
  await expect(app.page.getByRole('heading', {name: 'Controls by family'})).toBeVisible({timeout: 60_000});
};
const folderOf = (app: LaunchedApp): string => {
  const documents = join(app.home.documents, 'Fieldwork');
  const [sample] = readdirSync(documents).filter(name => name.startsWith('sample-'));
  return join(documents, sample ?? 'none');
};

describe('the first screens', () => {
  appTest('three doors; the sample company opens collected, and a reload goes on where one was', async ({app}) => {
    await expect(heading(app, 'Fieldwork')).toBeVisible();
    await expect(app.page.getByRole('list', {name: 'Begin'}).getByRole('button')).toHaveCount(3);
    await openSample(app);
    await expect(app.page.getByRole('link', {name: /^A\.9\.2\.3 \(2013\)/})).toBeVisible();
    await app.page.getByRole('link', {name: 'Settings'}).click();
    await expect(heading(app, 'Settings')).toBeVisible();
    await app.page.reload();
    await expect(heading(app, 'Settings')).toBeVisible();
    await expect(app.page.getByRole('navigation')).toContainText('Alder & Finch');
  });

  appTest('an engine that dies is started again, and one stays where one was', async ({app}) => {
    await openSample(app);
    await app.page.keyboard.press('Control+,');
    await expect(heading(app, 'Settings')).toBeVisible();
    process.kill(await app.engine(), 'SIGKILL');
    await expect(app.page.getByText('The engine stopped and was started again')).toBeVisible({timeout: 20_000});
    await expect(heading(app, 'Settings')).toBeVisible();
    await app.page.keyboard.press('Alt+1');
    await expect(app.page.getByRole('heading', {name: 'Controls by family'})).toBeVisible();
  });

  appTest('by keyboard alone: the palette leads to a control, the keys are listed', async ({app}) => {
    await openSample(app);
    await app.page.keyboard.press('Control+k');
    await app.page.getByRole('combobox').pressSequentially('management of privileged');
    await expect(app.page.getByRole('option').first()).toContainText('A.9.2.3');
    await app.page.keyboard.press('Enter');
    await expect(app.page).toHaveURL(/entry=A\.9\.2\.3/);
    await app.page.keyboard.press('Escape');
    await app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await app.page.keyboard.press('?');
    await expect(app.page.getByRole('dialog', {name: 'Keyboard shortcuts'})).toBeVisible();
  });

  appTest('closed, dropped onto the window as its assessment.fieldwork, and open again', async ({app}) => {
    await openSample(app);
    const folder = folderOf(app);
    await app.page.getByRole('link', {name: 'Start', exact: true}).click();
    await app.page.getByRole('button', {name: 'Close it'}).click();
    await expect(app.page.getByRole('button', {name: /Alder & Finch/}).first()).toBeVisible();
    await app.drop('main', join(folder, 'assessment.fieldwork'));
    await expect(app.page.getByRole('heading', {name: 'Controls by family'})).toBeVisible();
  });

  appTest('what cannot be opened says why and what to do', async ({app}) => {
    const wrong = join(app.home.documents, 'Fieldwork', 'wrong');
    mkdirSync(wrong, {recursive: true});
    writeFileSync(join(wrong, 'note.txt'), 'no assessment');
    await app.drop('main', wrong);
    await expect(app.page.getByRole('heading', {name: 'There is no assessment in this folder'})).toBeVisible();
    await expect(app.page.getByRole('button', {name: 'Choose another folder'})).toBeVisible();
  });

  appTest(
    'a second window is told who has the assessment open, and one that was moved away can be forgotten',
    async ({app}) => {
      await openSample(app);
      const folder = folderOf(app);
      const other = await launchApp();
      try {
        await other.drop('main', folder);
        await expect(other.page.getByRole('heading', {name: 'It is open elsewhere'})).toBeVisible();
        await expect(other.page.getByRole('alert')).toContainText(/process \d+/);
      } finally {
        await other.close();
      }
      await app.page.getByRole('link', {name: 'Start', exact: true}).click();
      await app.page.getByRole('button', {name: 'Close it'}).click();
      await expect(app.page.getByRole('button', {name: /^Alder & Finch/})).toBeVisible();
      renameSync(folder, `${folder}-moved`);
      await app.page.reload();
      await expect(app.page.getByText('The folder is not where it was.')).toBeVisible();
      await app.page.getByRole('button', {name: 'Forget'}).click();
      await expect(app.page.getByText('Assessments that you open are listed here.')).toBeVisible();
    },
  );
});
