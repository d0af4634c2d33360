import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {electronProgram} from '../../build/electron-program.ts';

const freshRoot = () => {
  const root = mkdtempSync(join(tmpdir(), 'fieldwork-electron-'));
  onTestFinished(() => rmSync(root, {recursive: true}));
  mkdirSync(join(root, 'node_modules/electron/dist'), {recursive: true});
  return root;
};

describe('Electron’s program', () => {
  test('is not there while only its types are installed', () => {
    expect(electronProgram(freshRoot(), {})).toBeUndefined();
  });

  test('is where its package says, once it was downloaded', () => {
    const root = freshRoot();
    writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron-program');
    expect(electronProgram(root, {})).toBeUndefined();
    writeFileSync(join(root, 'node_modules/electron/dist/electron-program'), '');
    expect(electronProgram(root, {})).toBe(join(root, 'node_modules/electron/dist/electron-program'));
  });

  test('is in the folder that a developer names', () => {
    const root = freshRoot();
    writeFileSync(join(root, 'electron'), '');
    expect(electronProgram(root, {ELECTRON_OVERRIDE_DIST_PATH: root})).toBe(join(root, 'electron'));
  });
});
