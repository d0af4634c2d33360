/**
 * From the start of the process to the first screen with its three doors, and to the first answer of the engine; and what the page has to read for
 * that. A profile of Chromium's that exists, as at every start but a person's first; nothing is connected to the app until it is there.
 */
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {chromium} from '@playwright/test';
import {controlsOf} from '../../build/stand-in/control.ts';
import {createHome, type Home} from '../e2e/window/home.ts';
import {forkMain} from '../e2e/window/launch.ts';
import {type Stage, stageApp} from '../e2e/window/stage.ts';
import type {Measurement} from './checks.ts';
import {median, quiet, withWindow} from './window-app.ts';

const rounds = 10;
/** Longer than a start takes. Whoever connects earlier, slows it. */
const untouched = 2_500;

export const run = (): Promise<Measurement[]> =>
  withWindow(async () => {
    const stage = await stageApp();
    const home = createHome();
    const starts: Start[] = [];
    try {
      await start(stage, home);
      for (let round = 0; round < rounds; round++) {
        await quiet();
        starts.push(await start(stage, home));
      }
    } finally {
      home.remove();
    }
    return [
      {name: 'start to three doors painted', value: median(starts.map(({doors}) => doors)), unit: 'ms', limit: 1_000},
      {name: 'start to three doors, the quickest', value: Math.min(...starts.map(({doors}) => doors)), unit: 'ms'},
      {name: 'start to three doors, the slowest', value: Math.max(...starts.map(({doors}) => doors)), unit: 'ms'},
      {name: 'start to interactive', value: median(starts.map(({answered}) => answered)), unit: 'ms', limit: 1_300},
      {name: 'start to the page asked for', value: median(starts.map(({asked}) => asked)), unit: 'ms'},
      ...bundle(join(stage.folder, 'out/app/renderer')),
    ];
  });

type Start = {readonly asked: number; readonly doors: number; readonly answered: number};

const start = async (stage: Stage, home: Home): Promise<Start> => {
  const began = performance.timeOrigin + performance.now();
  const app = forkMain({main: join(stage.folder, 'out/app/main.js'), stage}, home);
  const exit = once(app, 'exit');
  const controls = controlsOf(app);
  try {
    await wait(untouched);
    const browser = await chromium.connectOverCDP(await controls.devTools());
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser shows no page.');
    await page.getByRole('list').getByRole('button').nth(2).waitFor();
    const seen = await page.evaluate(async () => {
      const answered = () => performance.getEntriesByName('fieldwork.answered')[0]?.startTime;
      while (answered() === undefined) await new Promise(requestAnimationFrame);
      const entries = await new Promise<PerformanceEntryList>(resolve =>
        new PerformanceObserver(list => resolve(list.getEntries())).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      );
      const inMain = entries.find(entry => 'element' in entry && (entry.element as Element | null)?.closest('main'));
      return {
        origin: performance.timeOrigin,
        doors: inMain?.startTime ?? Number.NaN,
        answered: answered() ?? Number.NaN,
      };
    });
    await browser.close();
    const asked = seen.origin - began;
    return {asked, doors: asked + seen.doors, answered: asked + Math.max(seen.doors, seen.answered)};
  } finally {
    await controls.quit().catch(() => undefined);
    await exit;
  }
};

/** What the page reads at once (entry, what it imports, styles), and what it reads when it is first wanted. Fonts come packed. */
const bundle = (folder: string): Measurement[] => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = new Set([...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name));
  const code = readdirSync(join(folder, 'assets')).filter(name => /\.(js|mjs|css)$/.test(name));
  const packed = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name)), {level: 9}).length, 0) / 1e3;
  const later = code.filter(name => !first.has(name));
  const pdf = later.filter(name => /pdf|nowasm/.test(name));
  return [
    {
      name: 'page at the start, gzip',
      value: packed(code.filter(name => first.has(name))),
      unit: 'kB',
      limit: 350,
    },
    {name: 'screens read later, gzip', value: packed(later.filter(name => !pdf.includes(name))), unit: 'kB'},
    {name: 'PDF viewer read later, gzip', value: packed(pdf), unit: 'kB'},
  ];
};

if (import.meta.main) console.table(await run());
