import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Locator, Page} from '@playwright/test';
import {texts} from '../../../renderer/texts/texts.ts';
import type {LaunchedApp} from './launch.ts';
import {type AppWindow, callFrom} from './shell-support.ts';

/** What a method gives the page. Errors: what it says instead. */
export const given = async <T>(page: Page, method: string, input: unknown = {}): Promise<T> => {
  const reply = await callFrom(page, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.code}: ${reply.message}`);
  return reply.value as T;
};

/** Goes to a place by its address, as the back button does. */
export const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(to => {
    globalThis.location.hash = to;
  }, `#/${hash}`);
};

/** Leads to a screen or a state of it from anywhere in the window; done when it can be seen. */
export type Way = (app: LaunchedApp) => Promise<void>;

/** A place where `seen` finds something. */
export const at =
  (hash: string, seen: (page: Page) => Locator): Way =>
  async ({page}) => {
    await go(page, hash);
    await seen(page).first().waitFor();
  };

/** A place whose heading is `name`. */
export const headed = (hash: string, name: string | RegExp): Way =>
  at(hash, page => page.getByRole('heading', {level: 1, name}));

/** A dialog that `open` brings up over what another way leads to. */
export const over =
  (way: Way, open: (page: Page, app: LaunchedApp) => Promise<void>): Way =>
  async app => {
    await way(app);
    await open(app.page, app);
    await app.page.getByRole('dialog').first().waitFor();
  };

type Item = {readonly id: string; readonly title: string; readonly files: readonly {readonly mediaType: string}[]};

/** The first evidence item of which `wanted` holds. */
export const item =
  (wanted: (item: Item) => boolean, seen: (page: Page) => Locator): Way =>
  async app => {
    const {items} = await given<{items: Item[]}>(app.page, 'evidence.query', {limit: 1000});
    const found = items.find(wanted);
    if (!found) throw new Error('The sample company has no such evidence.');
    await at(`evidence?id=${found.id}`, seen)(app);
  };

/** A verdict's detail beside the table. */
export const verdict =
  (verdict: string): Way =>
  async app => {
    type Row = {readonly check: string; readonly key?: string};
    const {items} = await given<{items: Row[]}>(app.page, 'verdicts.query', {verdicts: [verdict], limit: 200});
    const {key = '', check = ''} = items.find(row => row.key !== undefined) ?? {};
    const query = new URLSearchParams({view: 'verdicts', verdict, key, open: check});
    await at(`resources?${query}`, page => page.getByRole('heading', {name: texts.resources.restsOn}))(app);
  };

/** A resource's detail beside the table. */
export const resource =
  (type: string): Way =>
  async app => {
    const query = {types: [type], sort: 'fail', descending: true, limit: 1};
    const {items} = await given<{items: {key: string}[]}>(app.page, 'resources.query', query);
    const place = new URLSearchParams({view: 'resources', type, key: items[0]?.key ?? ''});
    await at(`resources?${place}`, page => page.getByRole('complementary').getByRole('heading'))(app);
  };

type Running = {readonly running?: {readonly collection: string}};

/** A collection of the sample company under way, held after its first reads. It is ended by `endCollection`. */
export const collecting: Way = async app => {
  const {page} = app;
  const {running} = await given<Running>(page, 'collect.running');
  if (!running) {
    const {sample} = await given<{sample: {target: unknown}[]}>(page, 'collect.targets');
    await page.evaluate(
      input =>
        new Promise<void>(resolve => {
          const {fieldwork} = globalThis as unknown as AppWindow;
          const stop = fieldwork.subscribe((name, payload) => {
            if (name !== 'collect.progress' || (payload as {done: number}).done < 60) return;
            stop();
            void fieldwork.call('collect.pause', {}).then(() => resolve());
          });
          void fieldwork.call('collect.start', input);
        }),
      {target: sample[0]?.target, by: 'Ingrid Sørbø', fresh: true},
    );
  }
  const now = await given<Running>(page, 'collect.running');
  const held = (within: Page) => within.getByRole('button', {name: texts.collect.run.continue});
  await at(`collect?collection=${now.running?.collection ?? ''}`, held)(app);
};

/** Ends a collection that `collecting` began. */
export const endCollection = async ({page}: LaunchedApp): Promise<void> => {
  await given(page, 'collect.cancel');
};

const documents = ({home}: LaunchedApp): string => join(home.documents, 'Fieldwork');
const built = (app: LaunchedApp): string => join(documents(app), 'EP-2026-001.zip');

/** The package of the sample company, sealed and built. */
export const packaged: Way = async app => {
  const {page} = app;
  await headed('package', texts.screens.package)(app);
  const heading = page.getByRole('heading', {name: texts.packaging.built.title, exact: true});
  if (!existsSync(built(app))) {
    await page.getByRole('button', {name: texts.packaging.build.seal, exact: true}).click();
    await heading.waitFor();
  }
  await heading.evaluate(element => element.closest('section')?.scrollIntoView());
};

/** A package as another got it: with one byte changed. */
const mailed = (app: LaunchedApp): string => {
  const path = join(documents(app), 'EP-2026-001 as it came.zip');
  const bytes = readFileSync(built(app));
  bytes[bytes.indexOf('conforms', bytes.indexOf('/data/'))] = 0x43;
  writeFileSync(path, bytes);
  return path;
};

/** What the verification of that package says; `changed`: of one that was changed on its way. */
export const verified =
  (changed: boolean): Way =>
  async app => {
    const {page} = app;
    if (!existsSync(built(app))) await packaged(app);
    await headed('verify', texts.screens.verify)(app);
    await app.drop('main', changed ? mailed(app) : built(app));
    const {holds, fails} = texts.verify.result;
    await page.getByText(changed ? fails(1) : holds, {exact: true}).waitFor();
  };

/** Waits until the page has all it asked for, draws nothing anew and moves nothing. Errors: it does not come to rest. */
export const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const moves = () =>
      document
        .getAnimations()
        .some(
          ({effect, playState}) =>
            playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
        );
    const waits = () => document.querySelector('[aria-busy=true]') !== null;
    let changes = 0;
    const watcher = new MutationObserver(() => {
      changes += 1;
    });
    watcher.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    const until = performance.now() + 30_000;
    for (let quiet = 0; quiet < 6; quiet++) {
      const before = changes;
      await frame();
      if (changes !== before || moves() || waits()) quiet = -1;
      if (performance.now() > until)
        throw new Error(
          `The page does not come to rest: ${waits() ? 'it waits' : moves() ? 'it moves' : 'it changes'}.`,
        );
    }
    watcher.disconnect();
    await document.fonts.ready;
  });

/** Closes what is open over the window. */
export const closeDialogs = async (page: Page): Promise<void> => {
  const open = page.locator('dialog[open]');
  for (let left = await open.count(); left > 0; left--) {
    await page.keyboard.press('Escape');
    await open.nth(left - 1).waitFor({state: 'hidden'});
  }
};

export type Theme = 'light' | 'dark';

/** Lets the window take a theme on; done when its colours have changed. */
export const inTheme = async (page: Page, theme: Theme): Promise<void> => {
  await given(page, 'shell.configure', {settings: {theme}});
  await page.waitForFunction(wanted => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
  await still(page);
};

/** Opens the sample company by its door. */
export const openSample: Way = async ({page}) => {
  await go(page, 'start');
  await page.getByRole('button', {name: texts.start.sample.title}).click();
  await page.getByRole('heading', {name: texts.overview.families}).waitFor({timeout: 60_000});
};

/** Begins an assessment in which nothing has been done. */
export const beginEmpty: Way = async app => {
  const assessment = {
    reference: 'NL-2026-01',
    client: 'Northwind Logistics',
    title: 'Readiness assessment',
    scope: 'Head office and the warehouse at the harbour',
    mode: 'readiness',
    auditor: 'Ingrid Sørbø',
  };
  await given(app.page, 'assessment.close');
  await given(app.page, 'assessment.create', {folder: join(documents(app), 'northwind'), assessment});
  await app.page.reload();
  await app.page.getByRole('navigation', {name: texts.frame.navigation}).waitFor();
};
