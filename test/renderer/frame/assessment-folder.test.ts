import {expect, test} from 'vitest';
import {assessmentFolder, below, sampleFolderName} from '../../../renderer/frame/assessment-folder.ts';

test.each([
  ['/data/ana/nl-2026', '/data/ana/nl-2026'],
  ['/data/ana/nl-2026/fieldwork.json', '/data/ana/nl-2026'],
  ['C:\\Audits\\nl\\fieldwork.json', 'C:\\Audits\\nl'],
  ['/data/ana/fieldwork.json.d', '/data/ana/fieldwork.json.d'],
  ['/data/ana/my-fieldwork.json', '/data/ana/my-fieldwork.json'],
])('%s stands for the assessment in %s', (path, folder) => {
  expect(assessmentFolder(path)).toBe(folder);
});

test.each([
  ['/data/ana/Documents', '/data/ana/Documents/x'],
  ['/data/ana/Documents/', '/data/ana/Documents/x'],
  ['C:\\Work\\Documents', 'C:\\Work\\Documents\\x'],
])('below %s a name is %s', (folder, path) => {
  expect(below(folder, 'x')).toBe(path);
});

test('each copy of the sample company has a folder of its own, named by when it was made', () => {
  expect(sampleFolderName(new Date('2026-11-21T21:42:05.123Z'))).toBe('sample-20261121-214205');
});
