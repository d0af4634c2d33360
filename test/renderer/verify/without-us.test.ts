import {expect, test} from 'vitest';
import {readmeText} from '../../../main/delivery/readme.ts';
import {stepsWithoutUs} from '../../../renderer/screens/verify/without-us.ts';

const readme = readmeText('NL-2026');
const [linux = '', rest = ''] = readme.split('\nmacOS');
const [macos = '', windows = ''] = rest.split('\nWINDOWS');

test.each([
  ['linux', linux],
  ['macos', `${macos}${linux}`],
  ['windows', windows],
] as const)('every command for %s is the one that the package itself brings along', (system, text) => {
  const lines = stepsWithoutUs[system].flatMap(({commands}) => commands.split('\n'));
  expect(lines.filter(line => !text.includes(line.trim()))).toEqual([]);
  expect(lines.length).toBeGreaterThan(4);
});
