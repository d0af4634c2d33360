import {expect, test} from 'vitest';
import {assessmentFolder, below, sampleFolderName} from '../../../renderer/frame/assessment-folder.ts';

test.each([
  ['/home/ana/nl-2026', '/home/ana/nl-2026'],
  ['/home/ana/nl-2026/fieldwork.json', '/home/ana/nl-2026'],
  ['C:\\Audits\\nl\\fieldwork.json', 'C:\\Audits\\nl'],
  ['/home/ana/fieldwork.json.d', '/home/ana/fieldwork.json.d'],
  ['/home/ana/my-fieldwork.json', '/home/ana/my-fieldwork.json'],
])('%s stands for the assessment in %s', (path, folder) => {
  expect(assessmentFolder(path)).toBe(folder);
});

test.each([
  ['/home/ana/Documents', '/home/ana/Documents/x'],
  ['/home/ana/Documents/', '/home/ana/Documents/x'],
  ['C:\\Users\\Ana\\Documents', 'C:\\Users\\Ana\\Documents\\x'],
])('below %s a name is %s', (folder, path) => {
  expect(below(folder, 'x')).toBe(path);
});

test('each copy of the sample company has a folder of its own, named by when it was made', () => {
  expect(sampleFolderName(new Date('2026-11-21T21:42:05.123Z'))).toBe('sample-20261121-214205');
});
