import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openDatabase} from '../../main/workspace/database.ts';
import {migrate} from '../../main/workspace/migrations.ts';
import {loadSqlite} from '../../main/workspace/sqlite.ts';
import type {Workspace} from '../../main/workspace/types.ts';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';
import {asOrdinaryUser} from './fixtures/ordinary-user.ts';
import {answer, draft} from './fixtures/records.ts';
import {custodyActions, freshFolder, freshWorkspace} from './fixtures/workspace.ts';

const failsWith = (code: string, message = '') =>
  expect.objectContaining({name: 'WorkspaceError', code, message: expect.stringContaining(message)});

const closedWorkspace = (fill: (workspace: Workspace) => void = () => undefined): string => {
  const workspace = createWorkspace(join(freshFolder(), 'w'), draft);
  fill(workspace);
  workspace.close();
  return workspace.folder;
};

const database = (folder: string) => join(folder, 'assessment.db');

describe('a folder', () => {
  it('that is no workspace is refused and left as it is', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'letter.txt'), 'x');
    expect(() => openWorkspace(folder)).toThrowError(failsWith('not-a-workspace', 'no assessment.fieldwork'));
    expect(() => openWorkspace(join(folder, 'nowhere'))).toThrowError(failsWith('not-a-workspace'));
    expect(() => openWorkspace(join(folder, 'letter.txt'))).toThrowError(failsWith('not-a-workspace'));
    expect(() => createWorkspace(folder, draft)).toThrowError(failsWith('exists', 'not empty'));
    expect(() => createWorkspace(join(folder, 'letter.txt'), draft)).toThrowError(failsWith('exists', 'is a file'));
    expect(() => createWorkspace(join(folder, 'letter.txt', 'w'), draft)).toThrowError(
      failsWith('exists', 'is a file'),
    );
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    for (const content of ['', '[]', '{"format":"other"}']) {
      writeFileSync(join(folder, 'assessment.fieldwork'), content);
      expect(() => openWorkspace(folder)).toThrowError(failsWith('not-a-workspace', 'cannot be read'));
    }
  });

  it('that is a workspace is not created over, nor is one that is open', () => {
    const workspace = freshWorkspace();
    workspace.answers.save(answer());
    expect(() => createWorkspace(workspace.folder, draft)).toThrowError(failsWith('exists', 'already an assessment'));
    workspace.close();
    expect(() => createWorkspace(workspace.folder, draft)).toThrowError(failsWith('exists'));
    const opened = openWorkspace(workspace.folder);
    expect(opened.answers.list()).toHaveLength(1);
    opened.close();
  });

  it('may be an empty one', () => {
    const folder = join(freshFolder(), 'empty');
    mkdirSync(folder);
    createWorkspace(folder, draft).close();
    openWorkspace(folder).close();
  });

  it('loses its temporary files when it is opened, and what a crash left running is interrupted', async () => {
    const folder = closedWorkspace(w => w.collections.begin('kubernetes', {kind: 'kubernetes'}, 'A'));
    writeFileSync(join(folder, 'tmp', 'half'), 'half a body');
    rmSync(join(folder, 'blobs'), {recursive: true});
    const opened = openWorkspace(folder);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(opened.collections.list()).toMatchObject([{id: 'C-0001', state: 'interrupted'}]);
    expect(opened.collections.resumable('kubernetes', {kind: 'kubernetes'})?.id).toBe('C-0001');
    expect(await custodyActions(opened)).toEqual(['created', 'collection-started', 'collection-interrupted']);
    expect((await opened.blobs.put(Buffer.from('x'))).bytes).toBe(1);
    opened.close();
  });
});

describe('a workspace is open once', () => {
  it('in this process', () => {
    const workspace = freshWorkspace();
    const refusal = failsWith('locked', 'already open in this Fieldwork');
    expect(() => openWorkspace(workspace.folder)).toThrowError(refusal);
    expect(() => openWorkspace(workspace.folder)).toThrowError(refusal);
    workspace.answers.save(answer());
    workspace.close();
    workspace.close();
    openWorkspace(workspace.folder).close();
  });

  it('among processes, and is free the moment its holder is killed', async () => {
    const folder = closedWorkspace();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const {openWorkspace} = await import('./main/workspace/workspace.ts');
         openWorkspace(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`,
      ],
      {cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit']},
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(() => openWorkspace(folder)).toThrowError(failsWith('locked', `process ${holder.pid}`));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    openWorkspace(folder).close();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });
});

it('opens by the former name of its descriptor, and keeps it', () => {
  const folder = join(freshFolder(), 'w');
  createWorkspace(folder, draft).close();
  renameSync(join(folder, 'assessment.fieldwork'), join(folder, 'fieldwork.json'));
  openWorkspace(folder).close();
  expect(readdirSync(folder)).toContain('fieldwork.json');
  expect(readdirSync(folder)).not.toContain('assessment.fieldwork');
  expect(() => createWorkspace(folder, draft)).toThrowError(failsWith('exists', 'already an assessment'));
});

describe('a newer format', () => {
  it.each([
    [
      'of the folder',
      (folder: string) => {
        const path = join(folder, 'assessment.fieldwork');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"version": 1', '"version": 2'));
      },
    ],
    [
      'of the database',
      (folder: string) => {
        const opened = openDatabase(database(folder));
        opened.exec('PRAGMA user_version = 99');
        opened.close();
      },
    ],
  ])('%s is refused, and nothing is changed', (_, age) => {
    const folder = closedWorkspace();
    age(folder);
    const before = readFileSync(database(folder));
    expect(() => openWorkspace(folder)).toThrowError(failsWith('newer-version', 'Update Fieldwork'));
    expect(readFileSync(database(folder)).equals(before)).toBe(true);
    expect(() => openWorkspace(folder)).toThrowError(failsWith('newer-version'));
  });

  it('is reached one version at a time, each wholly or not at all', () => {
    const path = join(freshFolder(), 'm.db');
    const opened = openDatabase(path);
    const versions = ['CREATE TABLE a (x)', 'CREATE TABLE b (x); INSERT INTO a VALUES (1)'];
    expect(migrate(opened, versions.slice(0, 1))).toBe(0);
    expect(() => migrate(opened, [...versions, 'CREATE TABLE c (x); INSERT INTO nowhere VALUES (1)'])).toThrowError();
    expect(opened.get('PRAGMA user_version')).toEqual({user_version: 2});
    expect([...opened.iterate('SELECT name FROM sqlite_schema ORDER BY name')]).toEqual([{name: 'a'}, {name: 'b'}]);
    expect(migrate(opened, versions)).toBe(2);
    opened.close();
  });
});

describe('a damaged database is refused, and nothing is changed', () => {
  const filled = () =>
    closedWorkspace(w => {
      for (let n = 0; n < 200; n++) w.answers.save(answer({question: `q${n}`, text: 'x'.repeat(500)}));
    });

  it.each([0, 10, 100, 4096, 4096 * 3 + 17, 4096 * 20, -4096, -1])('truncated to %i bytes', length => {
    const folder = filled();
    const {size} = statSync(database(folder));
    truncateSync(database(folder), length < 0 ? size + length : length);
    const before = readFileSync(database(folder));
    expect(() => openWorkspace(folder)).toThrowError(failsWith('corrupt-database', 'restore'));
    expect(readFileSync(database(folder)).equals(before)).toBe(true);
    expect(() => openWorkspace(folder)).toThrowError(failsWith('corrupt-database'));
  });

  it.each([
    ['overwritten at the start', 0, 'not a database at all'],
    ['overwritten in the schema', 4096 - 2000, '\xff'.repeat(1900)],
    ['overwritten in the middle', 4096 * 12, '\xee'.repeat(4096)],
  ])('%s', (_, at, content) => {
    const folder = filled();
    const fd = openSync(database(folder), 'r+');
    writeSync(fd, Buffer.from(content, 'latin1'), 0, content.length, at);
    closeSync(fd);
    expect(() => openWorkspace(folder)).toThrowError(failsWith('corrupt-database'));
  });

  it('missing, or of another assessment', () => {
    const [one, other] = [closedWorkspace(), closedWorkspace()];
    copyFileSync(database(other), database(one));
    expect(() => openWorkspace(one)).toThrowError(failsWith('corrupt-database', 'another assessment'));
    rmSync(database(one));
    expect(() => openWorkspace(one)).toThrowError(failsWith('corrupt-database', 'missing'));
    expect(existsSync(database(one))).toBe(false);
  });

  it('but a copy of the whole folder opens like the folder', () => {
    const folder = filled();
    cpSync(folder, `${folder}-copy`, {recursive: true});
    const copy = openWorkspace(`${folder}-copy`);
    expect(copy.answers.list()).toHaveLength(200);
    copy.close();
  });
});

describe('a folder without permission', () => {
  const openIt = (folder: string) => asOrdinaryUser(`openWorkspace(${JSON.stringify(folder)})`);

  it.each([
    ['to write at all', (folder: string) => setModes(folder, 0o555, 0o444)],
    ['to write its files', (folder: string) => setModes(folder, 0o777, 0o444)],
    ['to write the folder', (folder: string) => setModes(folder, 0o555, 0o666)],
    ['to read', (folder: string) => setModes(folder, 0o000, 0o000)],
    [
      'to write its lock',
      (folder: string) => {
        setModes(folder, 0o777, 0o666);
        chmodSync(join(folder, 'lock.db'), 0o444);
      },
    ],
  ])('%s says so', (_, change) => {
    const folder = closedWorkspace(w => w.answers.save(answer()));
    chmodSync(join(folder, '..'), 0o755);
    change(folder);
    const failure = openIt(folder);
    setModes(folder, 0o755, 0o644);
    expect(['read-only', 'no-permission']).toContain(failure.code);
    expect(failure.message).toMatch(/access|permissions/);
    openWorkspace(folder).close();
  });

  it('is not created in', () => {
    const parent = freshFolder();
    chmodSync(parent, 0o555);
    const failure = asOrdinaryUser(`createWorkspace(${JSON.stringify(join(parent, 'w'))}, draft)`);
    expect(failure.code).toBe('no-permission');
    expect(readdirSync(parent)).toEqual([]);
  });
});

const setModes = (folder: string, folderMode: number, fileMode: number) => {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : fileMode);
  }
  chmodSync(folder, folderMode);
};

it('a runtime without SQLite is named', () => {
  expect(() => loadSqlite(() => undefined)).toThrowError(failsWith('no-sqlite', 'Node 24'));
});
