/**
 * The tables of the window over an assessment with 100,000 resources and their verdicts: from a key or a click to painted rows, and the frames while
 * somebody scrolls with the wheel. What comes first is told apart: it builds the index.
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import type {} from '../../renderer/client.ts';
import {texts} from '../../renderer/texts/texts.ts';
import {createHome} from '../e2e/window/home.ts';
import {launchApp} from '../e2e/window/launch.ts';
import type {Measurement} from './checks.ts';
import {giveToApp, median, quantile, quiet, type Sight, timeInPage, withWindow} from './window-app.ts';

const overview = {selector: 'main table td a'};
/** Other rows are on their way; they are here. */
const busy: Sight = {selector: 'main [role=grid][aria-busy=true]'};
const rows: Sight = {selector: 'main [role=grid]:not([aria-busy])'};

export const run = (): Promise<Measurement[]> =>
  withWindow(async () => {
    const home = createHome();
    home.folder('Documents/Fieldwork');
    const folder = join(home.documents, 'Fieldwork/large');
    // In a process of its own: what it takes to make the assessment is not what it takes to show it.
    await once(fork(join(import.meta.dirname, 'rows.ts'), ['fill', folder]), 'exit');
    giveToApp(folder);
    const app = await launchApp({home});
    const {page} = app;
    const go = (screen: 'resources') =>
      page
        .getByRole('navigation')
        .getByRole('link', {name: new RegExp(`^${texts.screens[screen]}`)})
        .click();
    try {
      await page.evaluate(open, folder);
      await page.reload();
      const recent = page.getByRole('main').getByRole('button', {name: /^C/}).first();
      await quiet();
      const opened = await timeInPage(page, {event: 'click', until: overview}, () => recent.click());
      const first = await timeInPage(page, {event: 'click', until: rows}, () => go('resources'));
      return [
        {name: '100,000 resources opened: click to overview', value: opened, unit: 'ms'},
        {name: 'first rows of the table, index built', value: first, unit: 'ms'},
        ...(await measureTable(page, 'verdicts')),
        ...(await measureTable(page, 'resources')),
      ];
    } finally {
      await app.close();
    }
  });

/** Puts the assessment among the recent ones. */
const open = async (folder: string): Promise<void> => {
  await window.fieldwork.call('assessment.open', {folder});
  await window.fieldwork.call('assessment.close', {});
};

const measureTable = async (page: Page, view: 'verdicts' | 'resources'): Promise<Measurement[]> => {
  const tab = page.getByRole('tab', {name: texts.resources[view]});
  if ((await tab.getAttribute('aria-selected')) !== 'true')
    await timeInPage(page, {event: 'click', passing: busy, until: rows}, () => tab.click());
  const filter = page.getByRole('textbox', {name: texts.resources.filter});
  const filtered: number[] = [];
  await filter.focus();
  await quiet();
  for (const letter of ['b', 'u', 'c', 'k', 'e', 't', ' n', 'a', 'm', 'e', '-', '1', '2']) {
    // A space alone asks nothing new.
    const [key = '', ...spaces] = [...letter].toReversed();
    for (const space of spaces) await page.keyboard.press(space);
    filtered.push(
      await timeInPage(page, {event: 'keydown', passing: busy, until: rows}, () => page.keyboard.press(key)),
    );
  }
  await filter.fill('');
  await quiet();
  const sorted: number[] = [];
  const heads = page.getByRole('columnheader').getByRole('button');
  for (const turn of [1, 2, 3, 1, 2, 3])
    sorted.push(await timeInPage(page, {event: 'click', passing: busy, until: rows}, () => heads.nth(turn).click()));
  await quiet();
  const frames = await scrolled(page);
  return [
    {name: `${view}: filter, key to rows`, value: median(filtered), unit: 'ms', limit: 150},
    {name: `${view}: filter, the slowest`, value: Math.max(...filtered), unit: 'ms'},
    {name: `${view}: sort, click to rows`, value: median(sorted), unit: 'ms', limit: 200},
    {name: `${view}: sort, the slowest`, value: Math.max(...sorted), unit: 'ms'},
    {name: `${view}: frame while scrolling, 95 of 100`, value: quantile(frames, 0.95), unit: 'ms', limit: 50},
    {name: `${view}: frame while scrolling, the longest`, value: Math.max(...frames), unit: 'ms'},
  ];
};

/** The time between frames while the wheel turns through some thousand rows. */
const scrolled = async (page: Page): Promise<number[]> => {
  const grid = page.getByRole('grid');
  await grid.hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, {__frames: frames});
  });
  for (let turn = 0; turn < 200; turn++) await page.mouse.wheel(0, 800);
  const top = await grid.evaluate(element => element.scrollTop);
  if (top < 100_000) throw new Error(`The table was scrolled by ${top} px only.`);
  return await page.evaluate(() => (globalThis as unknown as {__frames: number[]}).__frames.slice(2));
};

if (import.meta.main) console.table(await run());
