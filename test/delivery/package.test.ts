import {execFileSync, spawnSync} from 'node:child_process';
import {chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {writePackage} from '../../main/delivery/package.ts';
import type {PackageContents, PayloadFile} from '../../main/delivery/types.ts';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {bytesFile, custodyLog, freshFolder, sampleContents, sha, snapshot} from './fixture.ts';

const has = (command: string) => spawnSync(command, ['--help']).error === undefined;

/** A payload file that lies on the disk. */
const diskFile = async (path: string, content: string | Uint8Array): Promise<PayloadFile> => {
  const source = join(await freshFolder(), 'blob');
  await writeFile(source, content);
  const bytes = Buffer.from(content);
  return {path, bytes: bytes.length, sha256: sha('sha256', bytes), source: {kind: 'file', path: source}};
};

const pathOf = (file: PayloadFile): string => (file.source.kind === 'file' ? file.source.path : '');

describe('a package', () => {
  it('is the bag that PACKAGE describes', async () => {
    const {path, files} = await writePackage(sampleContents(), await freshFolder(), {format: 'folder'});
    const found = (await readdir(path, {recursive: true, withFileTypes: true})).filter(entry => entry.isFile());
    expect(found.map(entry => join(entry.parentPath, entry.name).slice(path.length + 1)).sort()).toEqual([
      'README-VERIFY.txt',
      'bag-info.txt',
      'bagit-profile.json',
      'bagit.txt',
      'data/custody/custody.jsonl',
      'data/evidence/E-000001/body.json',
      'data/evidence/E-000002/empty.txt',
      'data/index/evidence.csv',
      'data/report/report.pdf',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
    ]);
    expect(files).toBe(found.length);
    const read = (name: string) => readFile(join(path, name), 'utf8');
    const {head, entries} = sampleContents().custody;
    expect(await read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(await read('bag-info.txt')).toBe(
      [
        'Bag-Software-Agent: Fieldwork 0.1.0',
        'Bagging-Date: 2026-03-01',
        'BagIt-Profile-Identifier: https://fieldwork.example/bagit-profiles/evidence-package-1.0.json',
        `Payload-Oxum: ${9 + 15 + 0 + 14 + Buffer.byteLength(custodyLog().text)}.5`,
        `Custody-Head-SHA256: ${head}`,
        `Custody-Entries: ${entries}`,
        'External-Description: Röst & Söhne',
        '',
      ].join('\n'),
    );
    expect(await read('manifest-sha256.txt')).toContain(`${sha('sha256', '%PDF-1.7\n')}  data/report/report.pdf\n`);
    expect((await read('tagmanifest-sha512.txt')).match(/(?<= {2}).*/g)).toEqual([
      'README-VERIFY.txt',
      'bag-info.txt',
      'bagit-profile.json',
      'bagit.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
    ]);
    for (const name of ['README-VERIFY.txt', 'bagit-profile.json', 'bagit.txt', 'manifest-sha512.txt']) {
      expect(await read(name)).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  it('is the same bag as zip, deflated zip and folder, and the same again next time', async () => {
    const logText = Array.from({length: 100_000}, (_, i) => `line ${i} of a log\n`).join('');
    const text = await diskFile('evidence/E-000003/log.txt', logText);
    const noise = await diskFile('evidence/E-000004/noise.bin', crypto.getRandomValues(new Uint8Array(65_536)));
    const contents = sampleContents([text, noise, bytesFile('evidence/E-000005/zeros', new Uint8Array(3_000_000))]);
    const shuffled = {...contents, payload: contents.payload.toReversed()};
    const results = [
      await writePackage(contents, await freshFolder()),
      await writePackage(shuffled, await freshFolder()),
      await writePackage(contents, await freshFolder(), {compression: 'deflate'}),
      await writePackage(contents, await freshFolder(), {format: 'folder'}),
      await writePackage(contents, await freshFolder(), {format: 'folder'}),
    ] as const;
    expect(new Set(results.map(result => result.identity)).size).toBe(1);
    expect(await readFile(results[0].path)).toEqual(await readFile(results[1].path));
    const relative = async (root: string) =>
      Object.fromEntries(Object.entries(await snapshot(root)).map(([path, hash]) => [path.slice(root.length), hash]));
    expect(await relative(results[3].path)).toEqual(await relative(results[4].path));
    expect(results[2].bytes).toBeLessThan(results[0].bytes - 1_500_000);
    for (const {path, identity, bytes} of results) {
      expect(await verifyPackage(path)).toMatchObject({ok: true, problems: [], identity});
      if (path.endsWith('.zip')) expect((await stat(path)).size).toBe(bytes);
    }
  });

  it('is not a bomb to its own verifier, however well it compresses', async () => {
    const zeros = bytesFile('evidence/E-000009/zeros', new Uint8Array(20_000_000));
    const {path, bytes} = await writePackage(sampleContents([zeros]), await freshFolder(), {compression: 'deflate'});
    expect(bytes).toBeGreaterThan(20_000_000);
    expect((await verifyPackage(path)).problems).toEqual([]);
  });

  it('keeps a value of bag-info.txt on its line', async () => {
    const contents: PackageContents = {
      ...sampleContents(),
      info: [['Contact-Name', 'Eve\r\nPayload-Oxum: 0.0\u2028x']],
    };
    const {path} = await writePackage(contents, await freshFolder(), {format: 'folder'});
    expect(await readFile(join(path, 'bag-info.txt'), 'utf8')).toContain('Contact-Name: Eve Payload-Oxum: 0.0 x\n');
    expect((await verifyPackage(path)).ok).toBe(true);
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    const contents = sampleContents([await diskFile('evidence/E-000003/big', new Uint8Array(5_000_000))]);
    await writePackage(contents, await freshFolder(), {onBytes: total => seen.push(total)});
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(contents.payload.reduce((sum, file) => sum + file.bytes, 0));
    expect(seen.length).toBeGreaterThan(8);
  });
});

describe('what cannot be packaged is refused, and nothing is left', () => {
  const base = sampleContents();
  const log = custodyLog();
  const open = custodyLog(3, 'read');
  const withLog = (text: string, custody = base.custody): PackageContents => ({
    ...base,
    custody,
    payload: [
      ...base.payload.filter(file => !file.path.startsWith('custody/')),
      bytesFile('custody/custody.jsonl', text),
    ],
  });

  it.each<[string, PackageContents, string, string]>([
    ['a path that climbs out', sampleContents([bytesFile('../x', '')]), 'bad-name', '../x'],
    ['a device name', sampleContents([bytesFile('evidence/CON', '')]), 'bad-name', 'CON'],
    ['a repeated path', sampleContents([bytesFile('report/report.pdf', '')]), 'duplicate-path', 'report.pdf'],
    ['a path that differs in case', sampleContents([bytesFile('Report/x', '')]), 'duplicate-path', 'Report'],
    ['a bad name of the package', {...base, name: '../EP'}, 'bad-name', '../EP'],
    ['a label of its own', {...base, info: [['payload-oxum', '1.1']]}, 'bad-info', 'payload-oxum'],
    ['a label with a colon', {...base, info: [['A: b', 'c']]}, 'bad-info', 'A: b'],
    ['no custody log', {...base, payload: base.payload.slice(0, 2)}, 'bad-custody', 'custody.jsonl'],
    ['a custody log that was cut off', withLog(log.text.slice(0, -5)), 'bad-custody', 'cut off'],
    [
      'a custody log with another head',
      withLog(log.text, {...log.head, head: '1'.repeat(64)}),
      'bad-custody',
      'rewritten',
    ],
    ['a custody log that is not sealed', withLog(open.text, open.head), 'bad-custody', 'sealed'],
    [
      'a size that is not the declared one',
      sampleContents([{...bytesFile('x', 'abc'), bytes: 2}]),
      'corrupt-source',
      'data/x',
    ],
    [
      'a digest that is not the declared one',
      sampleContents([{...bytesFile('x', 'abc'), sha256: '0'.repeat(64)}]),
      'corrupt-source',
      'data/x',
    ],
  ])('%s', async (_what, contents, code, named) => {
    const folder = await freshFolder();
    await expect(writePackage(contents, folder)).rejects.toMatchObject({
      name: 'DeliveryError',
      code,
      message: expect.stringContaining(named),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['zip', 'folder'] as const)('a corrupt, shortened, lengthened or missing blob, as %s', async format => {
    for (const [harm, code] of [
      [(path: string) => writeFile(path, 'Hello'), 'corrupt-source'],
      [(path: string) => writeFile(path, 'hell'), 'corrupt-source'],
      [(path: string) => writeFile(path, 'hello!'), 'corrupt-source'],
      [(path: string) => rm(path), 'missing-source'],
      [
        async (path: string) => {
          await rm(path);
          await mkdir(path);
        },
        'corrupt-source',
      ],
    ] as const) {
      const file = await diskFile('evidence/E-000003/hello.txt', 'hello');
      await harm(pathOf(file));
      const folder = await freshFolder();
      await expect(writePackage(sampleContents([file]), folder, {format})).rejects.toMatchObject({
        code,
        message: expect.stringContaining(code === 'corrupt-source' && harm.length === 0 ? '' : 'blob'),
      });
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it.each(['zip', 'folder'] as const)('an existing %s, unless it is to be replaced', async format => {
    const folder = await freshFolder();
    const {path} = await writePackage(base, folder, {format});
    const before = await snapshot(folder);
    await expect(writePackage(base, folder, {format})).rejects.toMatchObject({code: 'exists'});
    expect(await snapshot(folder)).toEqual(before);
    const more = await writePackage(sampleContents([bytesFile('x', 'x')]), folder, {format, replace: true});
    expect(more.path).toBe(path);
    expect(await verifyPackage(path)).toMatchObject({ok: true, identity: more.identity});
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('a run that is cancelled, before or in the middle', async () => {
    const folder = await freshFolder();
    await expect(writePackage(base, folder, {signal: AbortSignal.abort()})).rejects.toMatchObject({code: 'cancelled'});
    for (const format of ['zip', 'folder'] as const) {
      const stop = new AbortController();
      const contents = sampleContents([await diskFile('evidence/E-000003/big', new Uint8Array(9_000_000))]);
      const onBytes = (total: number) => total > 3_000_000 && stop.abort();
      const running = writePackage(contents, folder, {signal: stop.signal, onBytes, format});
      await expect(running).rejects.toMatchObject({code: 'cancelled'});
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('a destination that is a file', async () => {
    const file = join(await freshFolder(), 'file');
    await writeFile(file, '');
    await expect(writePackage(base, file)).rejects.toMatchObject({name: 'DeliveryError'});
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written (skipped as root, who may)', async () => {
    const folder = await freshFolder();
    await chmod(folder, 0o500);
    await expect(writePackage(base, folder)).rejects.toMatchObject({code: 'not-writable'});
  });

  it('what a crashed run left is cleaned by the next, what a running one writes is not', async () => {
    const folder = await freshFolder();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const name = (pid: number, hex: string) => join(folder, `.EP-2026-001.zip.${pid}-${hex.repeat(12)}.partial`);
    const [left, mine, alive, old] = [
      name(dead, 'a'),
      name(process.pid, 'b'),
      name(process.ppid, 'c'),
      name(process.ppid, 'd'),
    ];
    const other = join(folder, `.OTHER.zip.${dead}-${'e'.repeat(12)}.partial`);
    for (const path of [left, mine, alive, old, other]) await writeFile(path, 'half');
    await utimes(old, 0, 0);
    await writePackage(base, folder);
    expect((await readdir(folder)).map(file => join(folder, file)).sort()).toEqual(
      [alive, other, join(folder, 'EP-2026-001.zip')].sort(),
    );
  });

  it('two runs at once: one wins, the other is refused, and the result is whole', async () => {
    const folder = await freshFolder();
    const results = await Promise.allSettled([writePackage(base, folder), writePackage(base, folder)]);
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(folder)).toEqual(['EP-2026-001.zip']);
    expect((await verifyPackage(join(folder, 'EP-2026-001.zip'))).ok).toBe(true);
  });
});

describe('stock tools agree', () => {
  const big = () => bytesFile('evidence/E-000003/big.txt', 'some text\n'.repeat(200_000));

  it.skipIf(!has('unzip')).each(['store', 'deflate'] as const)('unzip -t (%s)', async compression => {
    const {path} = await writePackage(sampleContents([big()]), await freshFolder(), {compression});
    expect(execFileSync('unzip', ['-t', path], {encoding: 'utf8'})).toContain('No errors detected');
  });

  it.skipIf(!has('7z')).each(['store', 'deflate'] as const)('7z t (%s)', async compression => {
    const {path} = await writePackage(sampleContents([big()]), await freshFolder(), {compression});
    expect(execFileSync('7z', ['t', path], {encoding: 'utf8'})).toContain('Everything is Ok');
  });

  it.skipIf(!has('unzip') || !has('sha256sum'))('sha256sum -c --strict on what unzip unpacked', async () => {
    const folder = await freshFolder();
    const {path} = await writePackage(sampleContents([big()]), folder);
    execFileSync('unzip', ['-q', path, '-d', folder]);
    const cwd = join(folder, 'EP-2026-001');
    for (const tool of ['sha256', 'sha512']) {
      execFileSync(`${tool}sum`, ['-c', '--strict', `manifest-${tool}.txt`, `tagmanifest-${tool}.txt`], {cwd});
    }
    expect((await verifyPackage(cwd)).ok).toBe(true);
  });
});
