import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import {describe, expect, onTestFinished} from 'vitest';
import type {Reply} from '../../../main/contract/transport.ts';
import {appTest, windowTest} from './fixture.ts';
import {createHome} from './home.ts';
import {type LaunchedApp, launchApp} from './launch.ts';
import {callFrom, codeOf, listen, seenOf, sessionOf} from './shell-support.ts';

const given = <T>(reply: Reply): T => {
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`);
  return reply.value as T;
};
const call = async <T>(page: Page, method: string, input: unknown = {}): Promise<T> =>
  given<T>(await callFrom(page, method, input));

const openSample = async (app: LaunchedApp, name = 'sample'): Promise<string> => {
  const folder = join(app.home.documents, 'Fieldwork', name);
  await call(app.page, 'sample.open', {folder});
  return folder;
};

/** Waits for what becomes true by itself. */
const eventually = <T>(look: () => T) => expect.poll(look, {timeout: 60_000, interval: 100});

const states = async (page: Page) =>
  ((await seenOf(page, 'engine.state')) as {state: string; message: string; folder?: string}[]) ?? [];
const becomes = (page: Page, state: string, folder?: string) =>
  eventually(async () => (await states(page)).some(seen => seen.state === state && seen.folder === folder)).toBe(true);

const control = {edition: '2013', id: 'A.9.2.3'};
const text = 'Shown at the interview; the list of administrators is dated 3 November.';

/** Begins a collection of the sample company's account, and holds it. Its reply comes later. */
const collectAndHold = async ({page}: LaunchedApp): Promise<void> => {
  const {sample} = await call<{sample: {target: unknown}[]}>(page, 'collect.targets');
  const target = sample[0]?.target;
  await page.evaluate(
    input => {
      const {fieldwork} = globalThis as unknown as {fieldwork: {call(m: string, i: unknown): Promise<unknown>}};
      Object.assign(globalThis, {collected: 'running'});
      void fieldwork.call('collect.start', input).then(reply => Object.assign(globalThis, {collected: reply}));
      void fieldwork.call('collect.pause', {});
    },
    {target, by: 'Ada', fresh: true},
  );
  await eventually(async () => (await call<{running?: unknown}>(page, 'collect.running')).running).toBeDefined();
};
const collected = (page: Page): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as {collected: unknown}).collected);

describe('what the shell keeps', () => {
  windowTest('settings and recent assessments are there at the next start', async () => {
    const first = await launchApp();
    const folder = await openSample(first);
    await call(first.page, 'shell.configure', {settings: {name: 'Ada', theme: 'dark'}});
    await eventually(() =>
      first.page.evaluate(() => globalThis.matchMedia('(prefers-color-scheme: dark)').matches),
    ).toBe(true);
    expect(await first.close({keep: true})).toBe(0);

    const second = await launchApp({home: first.home});
    onTestFinished(async () => void (await second.close()));
    expect(await call(second.page, 'shell.settings')).toMatchObject({name: 'Ada', theme: 'dark'});
    expect(await call(second.page, 'shell.recent')).toMatchObject([{folder, missing: false}]);
    expect(await call(second.page, 'assessment.open', {folder})).toMatchObject({folder});
    await call(second.page, 'assessment.close');
    rmSync(folder, {recursive: true});
    expect(await call(second.page, 'shell.recent')).toMatchObject([{folder, missing: true}]);
    await call(second.page, 'shell.forget', {folder});
    expect(await call(second.page, 'shell.recent')).toEqual([]);
  });

  windowTest('the window is where it was, and where it was off the screen it is in reach', async () => {
    const home = createHome();
    const bounds = {x: 20, y: 30, width: 1100, height: 720};
    home.file('user-data/window.json', JSON.stringify({bounds, maximized: false}));
    const app = await launchApp({home});
    const session = await app.browser.newBrowserCDPSession();
    const page = await sessionOf(app);
    const {targetInfo} = await page.send('Target.getTargetInfo');
    const {bounds: shown} = await session.send('Browser.getWindowForTarget', {targetId: targetInfo.targetId});
    expect(shown).toMatchObject({left: 20, top: 30, width: 1100, height: 720});
    await app.close({keep: true});
    const kept = JSON.parse(readFileSync(join(home.userData, 'window.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({bounds: {width: 1100, height: 720}, maximized: false});

    home.file('user-data/window.json', JSON.stringify({bounds: {...bounds, x: -5_000}, maximized: false}));
    const again = await launchApp({home});
    onTestFinished(async () => void (await again.close()));
    expect(await again.page.evaluate(() => globalThis.outerWidth)).toBe(1100);
  });

  windowTest('damaged files count as absent', async () => {
    const home = createHome();
    for (const name of ['settings', 'recent', 'window', 'keys']) home.file(`user-data/${name}.json`, '{"theme": "da');
    const app = await launchApp({home});
    onTestFinished(async () => void (await app.close()));
    expect(await call(app.page, 'shell.settings')).toMatchObject({theme: 'system', name: ''});
    expect(await call(app.page, 'shell.recent')).toEqual([]);
    expect(await call(app.page, 'shell.keys')).toMatchObject({names: []});
  });

  appTest('AWS keys only where the system has a keyring', async ({app}) => {
    expect(await call(app.page, 'shell.keys')).toEqual({available: false, names: []});
    const pair = {accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'obviously-not-a-real-secret'};
    const refused = await callFrom(app.page, 'shell.keepKey', {name: 'prod', ...pair});
    expect(codeOf(refused)).toBe('no-keyring');
    expect(existsSync(join(app.home.userData, 'keys.json'))).toBe(false);
  });
});

describe('the system asks', () => {
  windowTest('to open an assessment: at the start, and at a second one, which ends', async () => {
    const first = await launchApp();
    const folder = await openSample(first);
    await first.close({keep: true});
    rmSync(join(first.home.userData, 'recent.json'));

    const app = await launchApp({home: first.home, args: [join(folder, 'assessment.fieldwork')]});
    onTestFinished(async () => void (await app.close()));
    await eventually(async () => codeOf(await callFrom(app.page, 'assessment.open', {folder}))).toBe('done');

    await listen(app.page);
    await expect(launchApp({home: first.home, args: [folder]})).rejects.toThrow('ended');
    await eventually(() => seenOf(app.page, 'shell.opened')).toEqual([{folder}]);
  });

  appTest('by a menu: its entries reach the page as commands', async ({app}) => {
    await listen(app.page);
    for (const command of ['go:overview', 'assessment:new', 'palette', 'shortcuts']) await app.controls.click(command);
    await eventually(() => seenOf(app.page, 'menu.command')).toEqual(
      ['go:overview', 'assessment:new', 'palette', 'shortcuts'].map(command => ({command})),
    );
    const roles = (await app.controls.menu()).map(({role}) => role);
    expect(roles).toEqual(expect.arrayContaining(['undo', 'copy', 'paste', 'togglefullscreen', 'quit']));
  });
});

describe('when the engine dies', () => {
  appTest('it is started again, the assessment is open again, and nothing acknowledged is lost', async ({app}) => {
    const folder = await openSample(app);
    const {page} = app;
    const questions = await call<{id: string}[]>(page, 'questions.list', {control});
    const draft = {question: questions[0]?.id, conclusion: 'conforms', text, evidence: []};
    const saved = await callFrom(page, 'answers.save', {answer: draft, by: 'Ada'});
    expect(codeOf(saved)).toBe('done');
    await listen(page);
    await collectAndHold(app);
    process.kill(await app.engine(), 'SIGKILL');
    await becomes(page, 'stopped');
    await eventually(() => collected(page)).toMatchObject({ok: false, code: 'engine-stopped'});
    await becomes(page, 'ready', folder);
    const answers = await call<{question: string; text: string}[]>(page, 'answers.list');
    expect(answers.find(({question}) => question === draft.question)).toMatchObject(draft);
    const collections = await call<{state: string}[]>(page, 'collect.list');
    expect(collections.map(({state}) => state)).toContain('interrupted');
  });

  appTest('while it hangs the window says so, and a restart brings it back', async ({app}) => {
    const folder = await openSample(app);
    await listen(app.page);
    process.kill(await app.engine(), 'SIGSTOP');
    await becomes(app.page, 'unresponsive');
    await call(app.page, 'shell.restartEngine');
    await becomes(app.page, 'ready', folder);
    expect(await call(app.page, 'assessment.status')).toMatchObject({assessment: {folder}});
  });
});

describe('when the page dies', () => {
  appTest('it is opened again, and a person is told', async ({app}) => {
    const session = await sessionOf(app);
    session.send('Page.crash').catch(() => undefined);
    await eventually(async () => (await app.controls.log()).dialogs.map(({message}) => message)).toEqual([
      'The window stopped and was opened again.',
    ]);
  });
});

describe('to quit while a collection runs', () => {
  windowTest('is asked about; what was read is kept, and the next start goes on from there', async () => {
    const app = await launchApp();
    const folder = await openSample(app);
    await collectAndHold(app);
    await app.controls.answer({dialog: 'message', response: 0});
    await app.controls.quit();
    await eventually(async () => (await app.controls.log()).dialogs.length).toBe(1);
    expect((await app.controls.log()).dialogs[0]?.buttons).toEqual(['Keep collecting', 'Stop and quit']);
    expect(await call(app.page, 'collect.running')).toHaveProperty('running');

    await app.controls.answer({dialog: 'message', response: 1});
    expect(await app.close({keep: true})).toBe(0);

    const again = await launchApp({home: app.home});
    onTestFinished(async () => void (await again.close()));
    await call(again.page, 'assessment.open', {folder});
    const collections = await call<{state: string}[]>(again.page, 'collect.list');
    expect(collections.at(-1)?.state).toBe('cancelled');
  });

  windowTest('to be killed is no worse: the assessment opens again', async () => {
    const app = await launchApp();
    const folder = await openSample(app);
    await collectAndHold(app);
    await app.kill();
    const again = await launchApp({home: app.home});
    onTestFinished(async () => void (await again.close()));
    await eventually(async () => codeOf(await callFrom(again.page, 'assessment.open', {folder}))).toBe('done');
    const collections = await call<{state: string}[]>(again.page, 'collect.list');
    expect(collections.at(-1)?.state).toBe('interrupted');
  });
});
