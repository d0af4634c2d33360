import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect as expectOf, type Page} from '@playwright/test';
import {describe, expect, onTestFinished} from 'vitest';
import {texts} from '../../../renderer/texts/texts.ts';
import {appTest, windowTest} from './fixture.ts';
import type {Home} from './home.ts';
import {createHome} from './home.ts';
import {type LaunchedApp, launchApp} from './launch.ts';
import {collectPage} from './pages/collect-page.ts';
import {frame} from './pages/frame.ts';
import {overviewPage} from './pages/overview-page.ts';
import {questionnairePage} from './pages/questionnaire-page.ts';
import {startPage} from './pages/start-page.ts';
import {historyOf, statusOf} from './second-reading.ts';

const seen = expectOf.configure({timeout: 90_000});
const client = 'Alder & Finch Logistics';

/** A home for several launches, removed when the test ends. */
const lastingHome = (): Home => {
  const home = createHome();
  onTestFinished(() => home.remove());
  return home;
};

const folderIn = (home: Home): string => {
  const documents = join(home.documents, 'Fieldwork');
  return join(documents, readdirSync(documents)[0] ?? '');
};

const openSample = async (page: Page): Promise<void> => {
  await startPage(page).trySample();
  await seen(overviewPage(page).next).toBeVisible();
};

const openAgain = async (page: Page): Promise<void> => {
  await startPage(page).openRecent(client);
  await seen(overviewPage(page).next).toBeVisible();
};

/** Begins a collection of the sample's account and returns once reads have come in. */
const collectSome = async (page: Page): Promise<void> => {
  const collect = collectPage(page);
  await frame(page).visit('collect');
  await collect.chooseSample('aws');
  await collect.preflight();
  await seen(collect.identity).toBeVisible();
  await collect.confirm('aws');
  await collect.start();
  await seen.poll(collect.done, {intervals: [20]}).toBeGreaterThan(20);
};

/** Resumes what was stopped, from where the overview says so, and waits for all of it. */
const resumeToTheEnd = async (page: Page): Promise<void> => {
  const collect = collectPage(page);
  await frame(page).visit('overview');
  await overviewPage(page).todo(texts.overview.next['resume-collection']('').text.trim()).click();
  await collect.resume.click();
  // Who we are is asked anew, and is one more read; nothing else is.
  await complete(page, '631 of 635');
};

const complete = async (page: Page, answered: string): Promise<void> => {
  const collect = collectPage(page);
  await seen(collect.resume).toBeHidden();
  await seen(collect.afresh).toBeVisible();
  await seen(collect.figure(texts.collect.result.readsAnswered)).toHaveText(answered);
  await seen(collect.figure(texts.collect.result.resources)).toHaveText('439');
};

/** What the record says of the collections, the three of them ended. */
const collectedOnce = async (folder: string): Promise<void> => {
  expect((await statusOf(folder)).collections).toMatchObject([
    {id: 'C-0001', state: 'finished'},
    {id: 'C-0002', state: 'finished'},
    {id: 'C-0003', state: 'finished'},
  ]);
};

describe('the app is killed', () => {
  windowTest('while answers are typed again and again: what the screen called saved is there', async () => {
    const home = lastingHome();
    /** The last text of each question that the screen called saved. */
    const called = new Map<string, string>();
    const unfinished = ' And the other line, too, which';
    for (let launch = 0; launch < 3; launch++) {
      const app = await launchApp({home});
      const {page} = app;
      const card = questionnairePage(page);
      await (launch === 0 ? openSample(page) : openAgain(page));
      await frame(page).visit('questionnaire');
      await card.pick('A.17');
      await card.entry('A.17.2.1').click();
      for (const question of [1, 2, 3, 4, 5, 1]) {
        await card.nth(question).click();
        await seen(card.position(question)).toBeVisible();
        const id = (await card.id.textContent()) ?? '';
        const [before, shown] = [called.get(id) ?? '', await card.seen.inputValue()];
        expect(
          [before, before + unfinished].some(text => shown.startsWith(before) && text.startsWith(shown)),
          id,
        ).toBe(true);
        const text = `Seen at launch ${launch}, for ${id}.`;
        await card.conclusion('partly').click();
        await card.seen.fill(text);
        await card.seen.blur();
        await seen(card.saved).toBeVisible();
        called.set(id, text);
      }
      // And in the middle of a word.
      await card.seen.pressSequentially(unfinished);
      await app.kill();
    }
    expect(called.size).toBe(5);
    for (const [question, text] of called)
      expect((await historyOf(folderIn(home), question)).at(-1)?.text, question).toContain(text);
  });

  windowTest('while it collects: the next start offers to go on, and comes to the end', async () => {
    const home = lastingHome();
    const first = await launchApp({home});
    await openSample(first.page);
    await collectSome(first.page);
    await first.kill();

    const second = await launchApp({home});
    await openAgain(second.page);
    await resumeToTheEnd(second.page);
    expect(await second.close({keep: true})).toBe(0);
    await collectedOnce(folderIn(home));
  });
});

describe('the engine is killed', () => {
  appTest('while it collects: the window says so, opens the assessment again and offers to go on', async ({app}) => {
    const {page} = app;
    await openSample(page);
    await collectSome(page);
    process.kill(await app.engine(), 'SIGKILL');
    await seen(
      frame(page).toast(/^The engine stopped and was started again\. The assessment is open again/),
    ).toBeVisible();
    await seen(collectPage(page).resume).toBeVisible();
    await resumeToTheEnd(page);
    expect(await app.close({keep: true})).toBe(0);
    await collectedOnce(folderIn(app.home));
    app.home.remove();
  });
});

describe('a collection', () => {
  appTest('is paused, left alone, found again and continued', async ({app}) => {
    const {page} = app;
    const [around, collect] = [frame(page), collectPage(page)];
    await openSample(page);
    await collectSome(page);
    await collect.pause.click();
    await seen(collect.goOn).toBeVisible();
    await around.visit('overview');
    await seen(overviewPage(page).next).toBeVisible();
    const paused = around.foot.getByRole('button', {name: /^Paused at|Paused at/});
    await seen(paused).toBeVisible();
    await paused.click();
    await seen(collect.goOn).toBeVisible();
    expect(await collect.done()).toBeLessThan(634);
    await collect.goOn.click();
    await complete(page, '630 of 634');
  });

  windowTest('is asked about before the app quits, and goes on at the next start', async () => {
    const home = lastingHome();
    const first = await launchApp({home});
    await openSample(first.page);
    await collectSome(first.page);
    await collectPage(first.page).pause.click();
    await first.controls.answer({dialog: 'message', response: 0});
    await first.controls.quit();
    await seen.poll(async () => (await asked(first)).length).toBe(1);
    expect((await asked(first))[0]?.buttons).toEqual(['Keep collecting', 'Stop and quit']);
    await seen(collectPage(first.page).goOn).toBeVisible();
    await first.controls.answer({dialog: 'message', response: 1});
    expect(await first.close({keep: true})).toBe(0);

    const second = await launchApp({home});
    await openAgain(second.page);
    await resumeToTheEnd(second.page);
    expect(await second.close({keep: true})).toBe(0);
    await collectedOnce(folderIn(home));
  });
});

const asked = async (app: LaunchedApp) => (await app.controls.log()).dialogs;
