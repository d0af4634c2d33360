/** A morning in the sample company: tried, closed and opened again, answered, read as a report, and left alone. */
import {readFileSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import type {Page} from '@playwright/test';
import {texts} from '../../renderer/texts/texts.ts';
import {type LaunchedApp, launchApp} from '../e2e/window/launch.ts';
import type {Measurement} from './checks.ts';
import {median, quiet, timeInPage, withWindow} from './window-app.ts';

const words = texts.questionnaire;
const overview = {selector: 'main table td a'};
/** Its pages are drawn, and none is being made. */
const drawn = {selector: 'main:not(:has([role=progressbar])) canvas'};

export const run = (): Promise<Measurement[]> =>
  withWindow(async () => {
    const app = await launchApp();
    try {
      return [
        ...(await beginnings(app.page)),
        ...(await answers(app.page)),
        ...(await reports(app.page)),
        ...(await idle(app)),
      ];
    } finally {
      await app.close();
    }
  });

const beginnings = async (page: Page): Promise<Measurement[]> => {
  const doors = page.getByRole('list', {name: texts.start.doors});
  const sample = doors.getByRole('button', {name: new RegExp(`^${texts.start.sample.title}`)});
  const recent = page
    .getByRole('main')
    .getByRole('button', {name: /^Alder & Finch/})
    .first();
  const tried: number[] = [];
  for (let round = 0; round < 3; round++) {
    if (round > 0) await close(page);
    await quiet();
    tried.push(await timeInPage(page, {event: 'click', until: overview}, () => sample.click()));
  }
  const opened: number[] = [];
  for (let round = 0; round < 7; round++) {
    await close(page);
    await quiet();
    opened.push(await timeInPage(page, {event: 'click', until: overview}, () => recent.click()));
  }
  return [
    {name: 'sample company tried first: click to overview', value: tried[0] ?? Number.NaN, unit: 'ms', limit: 3_000},
    {name: 'sample company tried again: click to overview', value: median(tried.slice(1)), unit: 'ms', limit: 3_000},
    {name: 'sample company opened: click to overview', value: median(opened), unit: 'ms', limit: 500},
    {name: 'sample company opened, the slowest', value: Math.max(...opened), unit: 'ms'},
  ];
};

const close = async (page: Page): Promise<void> => {
  await page.getByRole('link', {name: texts.screens.start, exact: true}).click();
  await page.getByRole('button', {name: texts.start.opened.close}).click();
  await page.getByRole('button', {name: texts.start.opened.close}).waitFor({state: 'detached'});
};

const answers = async (page: Page): Promise<Measurement[]> => {
  await page.getByRole('link', {name: /^A\.9\.2\.3 \(2013\)/}).click();
  const scale = page.getByRole('radiogroup', {name: words.conclusion});
  const seen = page.getByRole('textbox', {name: words.seen});
  const state = 'main p[role=status]';
  const saved = {selector: state, text: words.saved('')};
  const saving = {selector: state, text: words.saving};
  const chosen: number[] = [];
  const typed: number[] = [];
  for (let round = 0; round < 20; round++) {
    const conclusion = scale.getByRole('radio').nth(round % 2);
    chosen.push(
      await timeInPage(page, {event: 'click', passing: saving, until: saved, painted: false}, () => conclusion.click()),
    );
    await seen.fill(`Seen in round ${round}: the list of privileged accounts, reviewed by two people.`);
    // Leaving the field saves at once what would otherwise wait for a pause in typing.
    typed.push(
      await timeInPage(page, {event: 'keydown', passing: saving, until: saved, painted: false}, () =>
        seen.press('Tab'),
      ),
    );
  }
  return [
    {name: 'answer typed to durable', value: median(typed), unit: 'ms', limit: 30},
    {name: 'answer typed to durable, the slowest', value: Math.max(...typed), unit: 'ms'},
    {name: 'conclusion chosen to durable', value: median(chosen), unit: 'ms', limit: 30},
    {name: 'conclusion chosen to durable, the slowest', value: Math.max(...chosen), unit: 'ms'},
  ];
};

const reports = async (page: Page): Promise<Measurement[]> => {
  const link = page.getByRole('navigation').getByRole('link', {name: texts.screens.report, exact: true});
  const again = page.getByRole('button', {name: texts.report.again});
  await quiet();
  const first = await timeInPage(page, {event: 'click', until: drawn}, () => link.click());
  const others: number[] = [];
  const making = {selector: 'main [role=status] p', text: texts.report.making};
  for (let round = 0; round < 3; round++) {
    await quiet();
    others.push(await timeInPage(page, {event: 'click', passing: making, until: drawn}, () => again.click()));
  }
  return [
    {name: 'draft of the report: click to its first page', value: first, unit: 'ms'},
    {name: 'draft made anew', value: median(others), unit: 'ms'},
  ];
};

const idleSeconds = 20;

/** What the processes take while nobody does anything, of one core. Only where the system tells it. */
const idle = async (app: LaunchedApp): Promise<Measurement[]> => {
  const main = app.process.pid;
  if (process.platform !== 'linux' || main === undefined) return [];
  const engine = await app.engine();
  await app.page.getByRole('link', {name: texts.screens.overview, exact: true}).click();
  await wait(3_000);
  const before = [spent(main), spent(engine)] as const;
  await wait(idleSeconds * 1_000);
  const share = (pid: number, at: 0 | 1): number => ((spent(pid) - before[at]) / idleSeconds) * 100;
  return [
    {name: 'main process, idle', value: share(main, 0), unit: '% CPU', limit: 1},
    {name: 'engine, idle', value: share(engine, 1), unit: '% CPU', limit: 1},
  ];
};

/** Seconds of processor time so far: user and system, in ticks of 10 ms (proc(5)). */
const spent = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

if (import.meta.main) console.table(await run());
