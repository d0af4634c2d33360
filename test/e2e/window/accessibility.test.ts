import {expect} from '@playwright/test';
import {describe} from 'vitest';
import {violations} from './axe.ts';
import {everyScreen, type Shown, visit} from './every-screen.ts';
import {sharedAppTest} from './fixture.ts';
import type {LaunchedApp} from './launch.ts';
import {inTheme, still} from './places.ts';
import {outOfReach, smallTargets} from './reach.ts';

/** The windows that must do: roomy, the smallest, and that zoomed to 200 %. */
const sizes = {
  roomy: {width: 1440, height: 900},
  smallest: {width: 1024, height: 700},
  zoomed: {width: 720, height: 450},
} as const;

/** What is wrong with a screen in both themes and all sizes. */
const faultsOf = async ({page}: LaunchedApp): Promise<string[]> => {
  const found: string[] = [];
  const look = async (when: string, faults: Promise<string[]>) => {
    for (const fault of await faults) found.push(`${when}: ${fault}`);
  };
  const resize = async (size: keyof typeof sizes) => {
    await page.setViewportSize(sizes[size]);
    await still(page);
  };
  await look('light', violations(page));
  await look('roomy', smallTargets(page));
  await inTheme(page, 'dark');
  await look('dark', violations(page, 'colours'));
  await resize('smallest');
  await look('smallest', smallTargets(page));
  await resize('zoomed');
  await look('zoomed', outOfReach(page));
  await page.setViewportSize(sizes.roomy);
  await inTheme(page, 'light');
  return found;
};

describe('every screen', () => {
  for (const [opened, {open, screens}] of Object.entries(everyScreen)) {
    sharedAppTest(
      `keeps to WCAG 2.2 AA in both themes, in a small window and at 200 %, with ${opened}`,
      async ({app}) => {
        await app.page.emulateMedia({reducedMotion: 'reduce'});
        await app.page.setViewportSize(sizes.roomy);
        await inTheme(app.page, 'light');
        await open(app);
        const found: string[] = [];
        const look = async ({name}: Shown) => {
          for (const fault of await faultsOf(app)) found.push(`${name}, ${fault}`);
        };
        await visit(app, screens, look);
        expect(found).toEqual([]);
      },
      900_000,
    );
  }
});
