import {test} from 'vitest';
import {type LaunchedApp, launchApp} from './launch.ts';
import {noWindow, windowRequired} from './window-support.ts';

const reason = noWindow();
if (reason !== undefined && windowRequired) throw new Error(`The window tests must run here. ${reason}`);
if (reason !== undefined) console.warn(`The window tests are skipped: ${reason}`);

/** A test of the window; skipped, with the reason, where there is no browser. */
export const windowTest = test.skipIf(reason !== undefined);

const withApp = test.extend<{app: LaunchedApp}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs.
  app: async ({}, use) => {
    const app = await launchApp();
    try {
      await use(app);
    } finally {
      if (app.process.exitCode === null && app.process.signalCode === null) await app.close();
      else app.home.remove();
    }
  },
});

/** A test of the window with an app of its own, closed when the test ends. */
export const appTest = withApp.skipIf(reason !== undefined);
