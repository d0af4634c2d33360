import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createPathGrants} from '../../main/guards/path-grants.ts';
import {realPath} from '../../main/guards/real-path.ts';

let home: string;
const inHome = (...parts: string[]) => join(home, ...parts);
const touch = (...parts: string[]): string => {
  mkdirSync(join(inHome(...parts), '..'), {recursive: true});
  writeFileSync(inHome(...parts), 'x');
  return inHome(...parts);
};
const grantsWith = (kubeconfigs: readonly string[] = []) => createPathGrants({realPath, kubeconfigs});
const readOne = {below: false, write: false};
const readAll = {below: true, write: false};
const writeOne = {below: false, write: true};
const writeAll = {below: true, write: true};

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'fieldwork-grants-')));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

describe('nothing may be named that nobody chose', () => {
  it.each([
    ['evidence.attach', {path: '/etc/passwd'}],
    ['evidence.attach', {path: '/proc/self/environ'}],
    ['report.write', {path: '/etc/cron.d/x', replace: true}],
    ['assessment.open', {folder: '/'}],
    ['assessment.create', {folder: '/tmp/new'}],
    ['package.build', {folder: '/tmp'}],
    ['templates.check', {path: '/etc/passwd', against: '/etc/shadow'}],
    ['collect.start', {target: {kind: 'kubernetes', kubeconfig: '/etc/kubernetes/admin.conf'}}],
    ['collect.targets', {kubeconfig: '/etc/shadow'}],
    ['shell.reveal', {path: '/etc'}],
    ['evidence.attach', {path: 'relative.txt'}],
    ['evidence.attach', {path: ''}],
    ['evidence.attach', {path: '//server/share/x'}],
    ['evidence.attach', {path: '\\\\server\\share\\x'}],
  ])('%s %j', (method, input) => {
    expect(grantsWith().refused(method, input)).toBeDefined();
  });

  it('and what is not looked up is not touched: a path on another machine stays unasked', () => {
    const asked: string[] = [];
    const lookUp = (path: string) => {
      asked.push(path);
      return path;
    };
    const grants = createPathGrants({realPath: lookUp, kubeconfigs: []});
    expect(grants.refused('evidence.attach', {path: '//server/share/x'})).toBeDefined();
    expect(asked).toEqual([]);
  });
});

describe('a chosen file', () => {
  it('may be read, and only it', () => {
    const grants = grantsWith();
    const file = touch('a.pdf');
    grants.grant(file, readOne);
    expect(grants.refused('evidence.attach', {path: file})).toBeUndefined();
    expect(grants.refused('evidence.attach', {path: inHome('x', '..', 'a.pdf')})).toBeUndefined();
    expect(grants.refused('evidence.attach', {path: touch('b.pdf')})).toBe(inHome('b.pdf'));
    expect(grants.refused('evidence.attach', {path: `${file}/../b.pdf`})).toBeDefined();
    expect(grants.refused('evidence.attach', {path: `${file}\0.txt`})).toBeDefined();
  });

  it('chosen to be read may not be written', () => {
    const grants = grantsWith();
    grants.grant(touch('a.pdf'), readOne);
    expect(grants.refused('report.write', {path: inHome('a.pdf'), replace: true})).toBeDefined();
  });

  it('chosen to be saved may be replaced, and then read', () => {
    const grants = grantsWith();
    grants.grant(inHome('report.pdf'), writeOne);
    expect(grants.refused('report.write', {path: inHome('report.pdf'), replace: true})).toBeUndefined();
    expect(grants.refused('package.verify', {path: inHome('report.pdf')})).toBeUndefined();
  });

  it('every path of a call counts', () => {
    const grants = grantsWith();
    grants.grant(touch('new.yaml'), readOne);
    expect(grants.refused('templates.check', {path: inHome('new.yaml'), against: touch('old.yaml')})).toBe(
      inHome('old.yaml'),
    );
  });
});

describe('a chosen folder', () => {
  it('may be named with all below it, also what is not there yet', () => {
    const grants = grantsWith();
    grants.grant(inHome('Fieldwork'), writeAll);
    expect(grants.refused('assessment.create', {folder: inHome('Fieldwork', 'new', 'one')})).toBeUndefined();
    expect(grants.refused('assessment.create', {folder: inHome('Fieldwork2')})).toBeDefined();
    expect(grants.refused('assessment.create', {folder: inHome('Fieldwork', '..', 'other')})).toBeDefined();
  });

  it('chosen to be read may not be written into', () => {
    const grants = grantsWith();
    mkdirSync(inHome('case'));
    grants.grant(inHome('case'), readAll);
    expect(grants.refused('assessment.open', {folder: inHome('case')})).toBeUndefined();
    expect(grants.refused('package.build', {folder: inHome('case')})).toBeDefined();
    expect(grants.refused('report.write', {path: inHome('case', 'r.pdf')})).toBeDefined();
  });

  it('lets a new file be written, but replaces none that nobody named', () => {
    const grants = grantsWith();
    const database = touch('Fieldwork', 'case', 'assessment.db');
    grants.grant(inHome('Fieldwork'), writeAll);
    expect(grants.refused('report.write', {path: inHome('Fieldwork', 'r.pdf')})).toBeUndefined();
    expect(grants.refused('report.write', {path: database, replace: true})).toBe(database);
  });

  it('is left by no link', () => {
    const grants = grantsWith();
    touch('secret', 'key');
    mkdirSync(inHome('case'));
    symlinkSync(inHome('secret'), inHome('case', 'way-out'));
    symlinkSync(inHome('not-yet'), inHome('case', 'dangling'));
    symlinkSync(inHome('case', 'b'), inHome('case', 'a'));
    symlinkSync(inHome('case', 'a'), inHome('case', 'b'));
    grants.grant(inHome('case'), writeAll);
    expect(grants.refused('evidence.attach', {path: inHome('case', 'way-out', 'key')})).toBeDefined();
    expect(grants.refused('report.write', {path: inHome('case', 'dangling')})).toBeDefined();
    expect(grants.refused('assessment.create', {folder: inHome('case', 'dangling', 'new')})).toBeDefined();
    expect(grants.refused('evidence.attach', {path: inHome('case', 'a')})).toBeDefined();
  });

  it('chosen through a link may be named by either name', () => {
    const grants = grantsWith();
    touch('real', 'a.txt');
    symlinkSync(inHome('real'), inHome('link'));
    grants.grant(inHome('link'), readAll);
    expect(grants.refused('evidence.attach', {path: inHome('link', 'a.txt')})).toBeUndefined();
    expect(grants.refused('evidence.attach', {path: inHome('real', 'a.txt')})).toBeUndefined();
  });
});

describe('a kubeconfig', () => {
  it('where the system keeps it may be named as one, and as nothing else', () => {
    const usual = touch('.kube', 'config');
    const grants = grantsWith([usual]);
    expect(grants.refused('collect.targets', {kubeconfig: usual})).toBeUndefined();
    expect(grants.refused('collect.start', {target: {kind: 'kubernetes', kubeconfig: usual}})).toBeUndefined();
    expect(grants.refused('evidence.attach', {path: usual})).toBeDefined();
  });

  it('of nobody’s choice is not needed', () => {
    expect(grantsWith().refused('collect.targets', {})).toBeUndefined();
  });
});
