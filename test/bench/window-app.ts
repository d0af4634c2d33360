/** What the measurements of the window share. The app is measured as `npm start` opens it without Electron's program: built, over the stand-in. */
import {chownSync, lstatSync, readdirSync} from 'node:fs';
import {cpus} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {Page} from '@playwright/test';
import {appUser} from '../e2e/window/home.ts';
import {noWindow} from '../e2e/window/window-support.ts';
import type {Measurement} from './checks.ts';

/** Measures where there is a browser; elsewhere says why nothing is measured. */
export const withWindow = async (measure: () => Promise<Measurement[]>): Promise<Measurement[]> => {
  const reason = noWindow();
  if (reason === undefined) return measure();
  console.warn(`The window is not measured. ${reason}`);
  return [];
};

/** The value that a share of the others lies below. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const patience = 15_000;

/** Waits until the machine has little else to do (what ran before may still be ending), but not for long. */
export const quiet = async (): Promise<void> => {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const before = spentOf();
    await wait(400);
    const after = spentOf();
    if (after.idle - before.idle > 0.85 * (after.all - before.all)) return;
  }
};

const spentOf = (): {readonly idle: number; readonly all: number} => {
  const times = cpus().map(cpu => cpu.times);
  const sum = (of: (one: (typeof times)[number]) => number) => times.reduce((total, one) => total + of(one), 0);
  return {idle: sum(({idle}) => idle), all: sum(one => one.idle + one.irq + one.nice + one.sys + one.user)};
};

/** Gives a folder and all below it to the user that the app runs as. */
export const giveToApp = (path: string): void => {
  const user = appUser();
  if (!user) return;
  chownSync(path, user.uid, user.gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveToApp(join(path, name));
};

/** Something to see in the page: an element, and how its text begins. */
export type Sight = {readonly selector: string; readonly text?: string};

export type Wait = {
  /** The input event that begins it. */
  readonly event: 'click' | 'keydown' | 'input' | 'change';
  /** What must have been seen in between, such as a busy mark, where the end looks like the beginning. */
  readonly passing?: Sight;
  readonly until: Sight;
  /** Not when the page knows, but when it has drawn it. */
  readonly painted?: boolean;
};

declare global {
  var __waited: Promise<number> | undefined;
}

/** From an input event, by its own time stamp, until something is to be seen: milliseconds as the page counts them. */
export const timeInPage = async (page: Page, waited: Wait, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(({event, passing, until, painted = true}) => {
    const sees = ({selector, text = ''}: Sight): boolean =>
      [...document.querySelectorAll(selector)].some(element => element.textContent?.trim().startsWith(text));
    globalThis.__waited = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Waited too long for ${until.selector} ${until.text ?? ''}`)), 60_000);
      const begin = ({timeStamp}: Event): void => {
        let passed = passing === undefined;
        const end = () => resolve(performance.now() - timeStamp);
        const look = (): void => {
          passed ||= passing !== undefined && sees(passing);
          if (!passed || !sees(until)) return;
          changes.disconnect();
          if (!painted) {
            end();
            return;
          }
          // A message that is sent while a frame is made is taken once it has been drawn.
          requestAnimationFrame(() => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = end;
            port2.postMessage(undefined);
          });
        };
        const changes = new MutationObserver(look);
        changes.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
      };
      window.addEventListener(event, begin, {capture: true, once: true});
    });
  }, waited);
  await act();
  return await page.evaluate(() => globalThis.__waited ?? Number.NaN);
};
