import {test} from 'vitest';
import {type LaunchedApp, launchApp} from './launch.ts';
import {noWindow, windowRequired} from './window-support.ts';

const reason = noWindow();
if (reason !== undefined && windowRequired) throw new Error(`The window tests must run here. ${reason}`);

/** A test of the window; skipped, with the reason, where there is no browser. */
export const windowTest = test.extend<{support: undefined}>({
  support: [
    async ({skip}, use) => {
      if (reason !== undefined) skip(reason);
      await use(undefined);
    },
    {auto: true},
  ],
});

/** A test of the window with an app of its own, closed when the test ends. */
export const appTest = windowTest.extend<{app: LaunchedApp}>({
  app: async ({support: _}, use) => {
    const app = await launchApp();
    try {
      await use(app);
    } finally {
      if (app.process.exitCode === null && app.process.signalCode === null) await app.close();
      else app.home.remove();
    }
  },
});
