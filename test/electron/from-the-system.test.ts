import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {askedFolder, assessmentAt} from '../../main/electron/asked-folder.ts';
import {takeDropped} from '../../main/electron/dropped.ts';
import {engineEnvironment} from '../../main/electron/engine-environment.ts';
import {usualKubeconfigs} from '../../main/electron/kubeconfigs.ts';
import {createWindowEvents} from '../../main/electron/window-events.ts';
import {createPathGrants} from '../../main/guards/path-grants.ts';
import {realPath} from '../../main/guards/real-path.ts';

let home: string;
let folder: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fieldwork-system-'));
  folder = join(home, 'case');
  mkdirSync(folder);
  writeFileSync(join(folder, 'assessment.fieldwork'), '{}');
  mkdirSync(join(home, 'former'));
  writeFileSync(join(home, 'former/fieldwork.json'), '{}');
  writeFileSync(join(folder, 'a.pdf'), 'x');
  writeFileSync(join(home, 'stray.fieldwork'), '');
});
afterAll(() => rmSync(home, {recursive: true, force: true}));

describe('an assessment that the system names', () => {
  it('is found by its folder, or its descriptor, by the former name as well', () => {
    expect(assessmentAt(join(home, 'stray.fieldwork'))).toBeUndefined();
    expect(assessmentAt(folder)).toBe(folder);
    expect(assessmentAt(join(folder, 'assessment.fieldwork'))).toBe(folder);
    expect(assessmentAt(join(home, 'former/fieldwork.json'))).toBe(join(home, 'former'));
    expect(askedFolder(['electron', '--flag', '.', 'case'], home)).toBe(folder);
    expect(askedFolder(['fieldwork', 'case/assessment.fieldwork'], home)).toBe(folder);
  });

  it.each([
    [['fieldwork']],
    [['fieldwork', '.']],
    [['fieldwork', '--open=case']],
    [['case']],
    [['fieldwork', 'missing']],
  ])('and is none in %j', argv => expect(askedFolder(argv, home)).toBeUndefined());

  it('is not a file beside it, a missing descriptor or a broken name', () => {
    expect(assessmentAt(join(folder, 'a.pdf'))).toBeUndefined();
    expect(assessmentAt(join(home, 'assessment.fieldwork'))).toBeUndefined();
    expect(assessmentAt(`${folder}\0`)).toBeUndefined();
  });
});

describe('what is dropped', () => {
  it('may be read: a file, or a folder with all below it', () => {
    const grants = createPathGrants({realPath, kubeconfigs: []});
    const drop = takeDropped(grants);
    expect(drop(join(folder, 'a.pdf'))).toBe(join(folder, 'a.pdf'));
    expect(grants.refused('evidence.attach', {path: join(folder, 'a.pdf')})).toBeUndefined();
    expect(grants.refused('assessment.open', {folder})).toBe(folder);
    drop(folder);
    expect(grants.refused('assessment.open', {folder})).toBeUndefined();
    expect(grants.refused('package.build', {folder})).toBe(folder);
  });

  it.each([
    [7],
    [''],
    ['a.pdf'],
    ['/a\0b'],
    ['/missing/file'],
    ['/'.padEnd(5_000, 'a')],
    [undefined],
    [{path: '/etc'}],
  ])('but not %j', path => expect(takeDropped(createPathGrants({realPath, kubeconfigs: []}))(path)).toBe(''));
});

it('the engine’s environment lacks what changes how a process of ours runs', () => {
  const env = {
    PATH: '/bin',
    AWS_PROFILE: 'prod',
    KUBECONFIG: '/k',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    NODE_OPTIONS: '--inspect',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/x.so',
    DYLD_INSERT_LIBRARIES: '/x',
    npm_config_registry: 'x',
    EMPTY: undefined,
  };
  expect(engineEnvironment(env)).toEqual({
    PATH: '/bin',
    AWS_PROFILE: 'prod',
    KUBECONFIG: '/k',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  });
});

it('kubeconfigs are where KUBECONFIG says, and in the home folder', () => {
  expect(usualKubeconfigs({KUBECONFIG: ['/a', '/b/../c', ''].join(delimiter)}, '/h')).toEqual([
    '/a',
    '/c',
    '/h/.kube/config',
  ]);
  expect(usualKubeconfigs({}, '/h')).toEqual(['/h/.kube/config']);
});

describe('events', () => {
  it('wait until the page listens, and of a state only the last', () => {
    const sent: unknown[] = [];
    const page = {send: (name: string, payload: unknown) => void sent.push([name, payload])};
    const events = createWindowEvents(new Set(['engine.state']));
    events.emit('engine.state', 1);
    events.emit('shell.opened', 'a');
    events.emit('engine.state', 2);
    events.emit('shell.opened', 'b');
    events.attach(page);
    events.emit('engine.state', 3);
    events.detach();
    events.emit('engine.state', 4);
    expect(sent).toEqual([
      ['shell.opened', 'a'],
      ['engine.state', 2],
      ['shell.opened', 'b'],
      ['engine.state', 3],
    ]);
    events.attach(page);
    expect(sent.at(-1)).toEqual(['engine.state', 4]);
  });
});
