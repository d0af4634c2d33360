import {expect, test} from 'vitest';
import {assessmentFolder, below, sampleFolderName} from '../../../renderer/frame/assessment-folder.ts';

test.each([
  ['/srv/ana/nl-2026', '/srv/ana/nl-2026'],
  ['/srv/ana/nl-2026/fieldwork.json', '/srv/ana/nl-2026'],
  ['C:\\Audits\\nl\\assessment.fieldwork', 'C:\\Audits\\nl'],
  ['/srv/ana/fieldwork.json.d', '/srv/ana/fieldwork.json.d'],
  ['/srv/ana/my-fieldwork.json', '/srv/ana/my-fieldwork.json'],
])('%s stands for the assessment in %s', (path, folder) => {
  expect(assessmentFolder(path)).toBe(folder);
});

test.each([
  ['/srv/ana/Documents', '/srv/ana/Documents/x'],
  ['/srv/ana/Documents/', '/srv/ana/Documents/x'],
  ['C:\\Work\\Documents', 'C:\\Work\\Documents\\x'],
])('below %s a name is %s', (folder, path) => {
  expect(below(folder, 'x')).toBe(path);
});

test('each copy of the sample company has a folder of its own, named by when it was made', () => {
  expect(sampleFolderName(new Date('2026-11-21T21:42:05.123Z'))).toBe('sample-20261121-214205');
});
