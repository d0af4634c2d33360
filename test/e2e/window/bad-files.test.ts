import {closeSync, ftruncateSync, openSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {describe} from 'vitest';
import {texts} from '../../../renderer/texts/texts.ts';
import {closedAssessment, dropOnStart, isOpen} from './bad-support.ts';
import {sharedAppTest} from './fixture.ts';
import {startHostileServer} from './hostile-server.ts';
import type {LaunchedApp} from './launch.ts';
import {attachDialog} from './pages/questionnaire-page.ts';
import {at, given, still} from './places.ts';

const words = texts.evidence;
const library = at('evidence', page => page.getByRole('heading', {level: 1, name: texts.screens.evidence}));

const openAssessment = async (app: LaunchedApp): Promise<void> => {
  const {assessment} = await given<{assessment?: unknown}>(app.page, 'assessment.current');
  if (assessment) return;
  await dropOnStart(app, closedAssessment(join(app.home.documents, 'bad files')));
  await isOpen(app);
};

/** Drops a file onto the library and attaches it. Returns the id of the item. */
const attach = async (app: LaunchedApp, path: string, timeout = 30_000): Promise<string> => {
  const total = async () => (await given<{total: number}>(app.page, 'evidence.list')).total;
  await openAssessment(app);
  await library(app);
  const before = await total();
  await app.drop('main', path);
  await attachDialog(app.page).submit();
  await expect.poll(total, {timeout}).toBe(before + 1);
  const {items} = await given<{items: {id: string}[]}>(app.page, 'evidence.list', {offset: before});
  return items[0]?.id ?? '';
};

/** Shows an item. */
const show = async (app: LaunchedApp, id: string): Promise<void> => {
  await at(`evidence?id=${id}`, page => page.getByRole('button', {name: words.saveCopy}))(app);
  await still(app.page);
};

/** A PNG that says it has so many pixels a side, and no more than its head. */
const pngOf = (side: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  return Buffer.concat([head, size, Buffer.from('0806000000', 'hex'), Buffer.alloc(64)]);
};

describe('evidence that means harm', () => {
  sharedAppTest('an image of 50,000 by 50,000 pixels is kept, and never handed to a decoder', async ({app}) => {
    await show(app, await attach(app, app.home.file('bomb.png', pngOf(50_000))));
    await expect(app.page.getByText('The image has 50000 by 50000 pixels')).toBeVisible();
    await expect(app.page.getByRole('main').getByRole('img')).toHaveCount(0);
  });

  sharedAppTest('HTML and SVG with scripts are text: nothing is run, fetched or framed', async ({app}) => {
    const server = await startHostileServer();
    try {
      const script = `globalThis.pwned = 1; fetch('${server.url}/script')`;
      const hostile = {
        'page.html': `<!doctype html><title>x</title><script>${script}</script><img src="${server.url}/img" onerror="${script}"><iframe src="${server.url}/frame"></iframe>`,
        'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script><image href="${server.url}/svg"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${server.url}/frame"/></foreignObject></svg>`,
      };
      for (const [name, content] of Object.entries(hostile)) {
        await show(app, await attach(app, app.home.file(name, content)));
        await expect(app.page.getByText(words.body.asText)).toBeVisible();
        await expect(app.page.getByRole('main')).toContainText('globalThis.pwned = 1');
        expect(app.page.frames()).toHaveLength(1);
      }
      expect(await app.page.evaluate(() => 'pwned' in globalThis)).toBe(false);
      expect(server.hits).toEqual([]);
      expect((await app.controls.log()).refused).toEqual([]);
    } finally {
      await server.close();
    }
  });

  sharedAppTest('a name that turns around or hides is shown with marks, wherever it appears', async ({app}) => {
    const name = 'invoice\u202Efdp.\u0007exe\u2066.txt';
    const unsafe = () =>
      app.page.evaluate(() => {
        const controls = /[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
        const attributes = ['title', 'aria-label', 'alt', 'placeholder', 'value'];
        return [...document.body.querySelectorAll('*')].flatMap(element => [
          ...[...element.childNodes].filter(node => node.nodeType === 3 && controls.test(node.nodeValue ?? '')),
          ...attributes.filter(attribute => controls.test(element.getAttribute(attribute) ?? '')),
        ]).length;
      });
    await openAssessment(app);
    await library(app);
    await app.drop('main', app.home.file(name, 'a letter'));
    await expect(attachDialog(app.page).dialog).toContainText('⟨202E⟩');
    expect(await unsafe()).toBe(0);
    await attachDialog(app.page).submit();
    const row = app.page.getByRole('row', {name: /invoice/}).first();
    await expect(row).toBeVisible();
    expect(await unsafe()).toBe(0);
    await row.click();
    await still(app.page);
    expect(await unsafe()).toBe(0);
    const {items} = await given<{items: {id: string}[]}>(app.page, 'evidence.query', {text: 'invoice'});
    await show(app, items[0]?.id ?? '');
    expect(await unsafe()).toBe(0);
    await app.page.keyboard.press('Control+k');
    await app.page.getByRole('combobox').pressSequentially('invoice');
    await app.page.getByRole('option').first().waitFor();
    expect(await unsafe()).toBe(0);
    await app.page.keyboard.press('Escape');
  });

  sharedAppTest('a damaged PDF says so, and that its bytes are on record', async ({app}) => {
    const id = await attach(app, app.home.file('damaged.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R'));
    await show(app, id);
    await expect(app.page.getByRole('alert').first()).toContainText(/damaged|cannot be/i);
  });
});

describe('too much at once', () => {
  sharedAppTest('25 MB pasted are not taken, with what to do instead', async ({app}) => {
    await openAssessment(app);
    await library(app);
    await app.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(25 * 1024 * 1024)], 'image.png', {type: 'image/png'}));
      document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
    });
    await attachDialog(app.page).submit();
    const said = app.page.getByRole('alert').filter({hasText: 'can be pasted'});
    await expect(said).toContainText('Save it to a file and attach the file');
    await app.page.getByRole('button', {name: /^Dismiss: /}).click();
    await expect(said).toHaveCount(0);
  });

  sharedAppTest('a file of 2 GB is taken in while the window keeps drawing', async ({app}) => {
    const path = app.home.file('large.bin', '');
    const file = openSync(path, 'r+');
    ftruncateSync(file, 2 * 1024 ** 3);
    closeSync(file);
    await openAssessment(app);
    await library(app);
    await app.page.evaluate(() => {
      const seen = {longest: 0, last: performance.now()};
      const look = () => {
        const now = performance.now();
        seen.longest = Math.max(seen.longest, now - seen.last);
        seen.last = now;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(globalThis, {frames: seen});
    });
    const id = await attach(app, path, 110_000);
    const longest = await app.page.evaluate(
      () => (globalThis as unknown as {frames: {longest: number}}).frames.longest,
    );
    expect(longest).toBeLessThan(1000);
    await show(app, id);
    await expect(app.page.getByText(/The file has 2048\.0 MB; up to \d+ MB are shown/)).toBeVisible();
  });
});

describe('a package that is none', () => {
  sharedAppTest('or that is damaged is told apart from one that holds, with what to do', async ({app}) => {
    const damaged = {
      'cut.zip': Buffer.from(`504b0304${'00'.repeat(40)}`, 'hex'),
      'noise.zip': Buffer.alloc(5000, 7),
      'empty.zip': Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(damaged)) {
      await at('verify', page => page.getByRole('heading', {level: 1, name: texts.screens.verify}))(app);
      const path = app.home.file(name, bytes);
      await app.drop('main', path);
      await expect(app.page.getByText(path)).toBeVisible();
      await expect(
        app.page.getByText(/does not hold|do not hold|no package of Fieldwork|could not be read/).first(),
      ).toBeVisible();
      await expect(app.page.getByText(texts.verify.result.holds)).toHaveCount(0);
    }
  });
});
