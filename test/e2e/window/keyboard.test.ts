import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect as expectOf, type Page} from '@playwright/test';
import {describe, expect} from 'vitest';
import {texts} from '../../../renderer/texts/texts.ts';
import {appTest} from './fixture.ts';
import {frame} from './pages/frame.ts';
import {focusOf, sweep} from './pages/keyboard.ts';
import {overviewPage} from './pages/overview-page.ts';
import {attachDialog, questionnairePage} from './pages/questionnaire-page.ts';
import {historyOf, statusOf} from './second-reading.ts';

const seen = expectOf.configure({timeout: 90_000});

const openSampleByKeys = async (page: Page): Promise<void> => {
  await seen(page.getByRole('list', {name: texts.start.doors})).toBeVisible();
  for (let strokes = 0; strokes < 20; strokes++) {
    await page.keyboard.press('Tab');
    if ((await focusOf(page)).name.startsWith(texts.start.sample.title)) break;
  }
  await page.keyboard.press('Enter');
  await seen(overviewPage(page).next).toBeVisible();
};

/** Takes what the palette has chosen once it is what was typed. */
const choose = async (page: Page, text: string): Promise<void> => {
  const palette = frame(page).dialog(texts.palette.title);
  await seen(palette.getByRole('option', {selected: true})).toContainText(text);
  await page.keyboard.press('Enter');
  await seen(palette).toBeHidden();
};

/** Goes to a control by the palette. */
const jumpTo = async (page: Page, control: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(control);
  await choose(page, control);
  await seen(page.getByRole('heading', {level: 1})).toContainText(control);
};

describe('by the keyboard alone', () => {
  appTest('a family is asked to its end, with the focus in sight at every step', async ({app}) => {
    const {page} = app;
    const [around, card, dialog] = [frame(page), questionnairePage(page), attachDialog(page)];
    const press = (keys: string) => page.keyboard.press(keys);
    const inSight = async (step: string): Promise<void> => {
      expect(await focusOf(page), step).toMatchObject({shown: true});
    };
    await openSampleByKeys(page);
    const documents = join(app.home.documents, 'Fieldwork');
    const folder = join(documents, readdirSync(documents)[0] ?? '');

    await jumpTo(page, 'A.10.1.2');
    await seen(around.title(/A\.10\.1\.2/)).toBeFocused();
    const first = (await card.question.textContent()) ?? '';
    await press('j');
    await seen(card.question).not.toHaveText(first);
    await inSight('J');
    await press('k');
    await seen(card.question).toHaveText(first);
    await inSight('K');

    // From the first open question to the end of the family, by each of the five conclusions.
    const asked: string[] = [];
    await press('n');
    for (let turn = 0; turn < 30; turn++) {
      await seen(card.id).not.toHaveText(asked.at(-1) ?? '');
      const id = (await card.id.textContent()) ?? '';
      if (!id.startsWith('A.10.')) break;
      const digit = (turn % 5) + 1;
      await press(String(digit));
      if (digit >= 4) {
        await seen(card.reason).toBeFocused();
        await inSight('the reason');
        await page.keyboard.type(`No key material of this kind, turn ${turn}.`);
      }
      await press('Escape');
      await seen(card.question).toBeFocused();
      await press('t');
      await seen(card.seen).toBeFocused();
      await inSight('T');
      await page.keyboard.type(`Seen at the desk of the key manager, turn ${turn}.`);
      await press('Control+Enter');
      asked.push(id);
    }
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(new Set(asked).size).toBe(asked.length);

    await jumpTo(page, 'A.10.1.2');
    await app.controls.answer({dialog: 'open', paths: [app.home.file('from-client/keys.txt', 'Two custodians.\n')]});
    await press('e');
    await seen(dialog.title).toBeFocused();
    await inSight('the dialog of E');
    await press('Escape');
    await seen(dialog.dialog).toBeHidden();
    await seen(around.title(/A\.10\.1\.2/)).toBeFocused();

    await press('?');
    const keys = page.getByRole('dialog', {name: texts.palette.shortcuts.title});
    await seen(keys).toContainText(texts.questionnaire.commands.next);
    await press('Escape');
    await seen(keys).toBeHidden();

    const changed = (await card.id.textContent()) ?? '';
    await press('1');
    await seen(card.conclusion('conforms')).toBeChecked();
    await seen(card.saved).toBeVisible();
    await press('3');
    await seen(card.conclusion('does-not-conform')).toBeChecked();
    await seen(around.toast(/Conforms → Does not conform/)).toBeVisible();
    await press('Control+z');
    await seen(card.conclusion('conforms')).toBeChecked();
    await seen(around.saving).toHaveText(/^Saved /);

    expect(await app.close({keep: true})).toBe(0);
    expect((await historyOf(folder, changed)).slice(-3).map(({conclusion}) => conclusion)).toEqual([
      'conforms',
      'does-not-conform',
      'conforms',
    ]);
    const family = (await statusOf(folder)).families.find(({id}) => id === 'A.10');
    expect(family?.open).toEqual([]);
    app.home.remove();
  });

  appTest('everything on a screen is reached, and shows that it is', async ({app}) => {
    const {page} = app;
    await openSampleByKeys(page);
    for (const screen of ['overview', 'questionnaire', 'collect', 'package'] as const) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(texts.screens[screen]);
      await choose(page, texts.screens[screen]);
      await seen(page.getByRole('heading', {level: 1})).toBeVisible();
      await seen(page.getByRole('status', {name: texts.common.loading})).toHaveCount(0);
      const {stops, unseen, unreached} = await sweep(page);
      expect(stops, screen).toBeGreaterThan(15);
      expect(unseen, screen).toEqual([]);
      expect(unreached, screen).toEqual([]);
    }
  });
});
