import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {jsonFile} from '../../main/electron/json-file.ts';
import {createRecents, StoredRecents, toldBy} from '../../main/electron/recents.ts';
import {createSettings, Settings, usualSettings} from '../../main/electron/settings.ts';
import {createStoredKeys, type Keyring, StoredKeys} from '../../main/electron/stored-keys.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fieldwork-kept-'));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

describe('a file of the shell', () => {
  const open = () => jsonFile(join(home, 'data', 'settings.json'), Settings, usualSettings);

  it('is written for the owner alone, and read again', () => {
    open().write({...usualSettings, name: 'Ada'});
    expect(open().read().name).toBe('Ada');
    if (process.platform !== 'win32') expect(statSync(join(home, 'data', 'settings.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, 'data'))).toEqual(['settings.json']);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"name": "Ad'],
    ['of another form', '{"name": 7}'],
    ['with more than is known', JSON.stringify({...usualSettings, extra: true})],
    ['a list', '[]'],
    ['binary', '\u0000\u0001'],
  ])('that is %s counts as absent', (_how, text) => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', 'settings.json'), text);
    expect(open().read()).toEqual(usualSettings);
    open().write({...usualSettings, name: 'Ada'});
    expect(open().read().name).toBe('Ada');
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be written leaves what was there', () => {
    open().write({...usualSettings, name: 'Ada'});
    chmodSync(join(home, 'data'), 0o500);
    try {
      expect(() => open().write({...usualSettings, name: 'Bob'})).toThrow();
      expect(open().read().name).toBe('Ada');
    } finally {
      chmodSync(join(home, 'data'), 0o700);
    }
  });
});

describe('settings', () => {
  it('change one at a time, are kept, and are carried out', () => {
    const file = jsonFile(join(home, 's.json'), Settings, usualSettings);
    const settings = createSettings(file);
    const themes: string[] = [];
    settings.onChange(({theme}) => themes.push(theme));
    settings.configure({theme: 'dark'});
    settings.configure({name: 'Ada'});
    expect(themes).toEqual(['system', 'dark', 'dark']);
    expect(createSettings(file).get()).toEqual({...usualSettings, theme: 'dark', name: 'Ada'});
  });
});

describe('recent assessments', () => {
  const there = new Set<string>();
  const recents = () =>
    createRecents(jsonFile(join(home, 'recent.json'), StoredRecents, []), {
      now: () => new Date('2026-11-21T10:00:00.000Z'),
      isThere: folder => there.has(folder),
    });
  const told = (folder: string, title = 'T') => ({folder, reference: 'R-1', client: 'C', title});

  it('are kept with the latest first, each once', () => {
    recents().learn(told('/a'));
    recents().learn(told('/b'));
    recents().learn(told('/a', 'New title'));
    there.add('/a');
    const openedAt = '2026-11-21T10:00:00.000Z';
    expect(recents().list()).toEqual([
      {...told('/a', 'New title'), openedAt, missing: false},
      {...told('/b'), openedAt, missing: true},
    ]);
  });

  it('are learned from answers that tell of an assessment, and from no other', () => {
    for (const method of ['assessment.create', 'assessment.open', 'assessment.update', 'sample.open'])
      expect(toldBy(method, {...told('/a'), id: 'x', mode: 'audit'})).toEqual(told('/a'));
    expect(toldBy('evidence.get', told('/a'))).toBeUndefined();
    expect(toldBy('assessment.open', {folder: 7})).toBeUndefined();
    expect(toldBy('constructor', told('/a'))).toBeUndefined();
  });

  it('are forgotten one by one, and no more than twenty are kept', () => {
    for (let at = 0; at < 25; at += 1) recents().learn(told(`/${at}`));
    recents().forget('/24');
    expect(recents().folders()).toHaveLength(19);
    expect(recents().folders()[0]).toBe('/23');
  });
});

describe('kept AWS keys', () => {
  const pair = {accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'obviously-not-a-real-secret-key'};
  const keyring = (available = true): Keyring => ({
    available: async () => available,
    encrypt: async text => Buffer.from([...Buffer.from(text)].map(byte => byte ^ 0x5a)),
    decrypt: async bytes => Buffer.from([...bytes].map(byte => byte ^ 0x5a)).toString(),
  });
  const keys = (ring = keyring()) => createStoredKeys(jsonFile(join(home, 'keys.json'), StoredKeys, {}), ring);

  it('come back as they were, and are nowhere to be read', async () => {
    await keys().keep('prod', {...pair, sessionToken: 'obviously-not-a-token'});
    await keys().keep('test', pair);
    expect(keys().names()).toEqual(['prod', 'test']);
    expect(await keys().take('prod')).toEqual({...pair, sessionToken: 'obviously-not-a-token'});
    const text = readFileSync(join(home, 'keys.json'), 'utf8');
    expect(text).not.toContain(pair.secretAccessKey);
    expect(text).not.toContain(Buffer.from(pair.secretAccessKey).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(join(home, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('are not kept where the system has no keyring', async () => {
    await expect(keys(keyring(false)).keep('prod', pair)).rejects.toMatchObject({code: 'no-keyring'});
    expect(keys().names()).toEqual([]);
  });

  it('that are dropped, unknown or unreadable are told apart', async () => {
    await keys().keep('prod', pair);
    keys().drop('prod');
    await expect(keys().take('prod')).rejects.toMatchObject({code: 'unknown-key'});
    await expect(keys().take('__proto__')).rejects.toMatchObject({code: 'unknown-key'});
    writeFileSync(join(home, 'keys.json'), JSON.stringify({prod: Buffer.from('noise').toString('base64')}));
    await expect(keys().take('prod')).rejects.toMatchObject({code: 'unreadable-key'});
  });
});
