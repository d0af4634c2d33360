import {expect, test} from 'vitest';
import {handOver} from '../../../renderer/screens/packaging/hand-over.ts';

const facts = {
  client: 'Alder & Finch',
  title: 'Stage 2',
  identity: 'c0'.repeat(32),
  sealedAt: '2026-11-21 21:38:02 UTC',
  files: '772',
  size: '10.5 MB',
};

test('tells the identity whole, and how it is compared on every system', () => {
  const letter = handOver({...facts, path: 'C:\\Users\\ada\\EP-2026-001.zip'});
  expect(letter).toContain(facts.identity);
  expect(letter).toContain('Unpack EP-2026-001.zip into an empty folder and open a terminal in EP-2026-001.');
  for (const command of ['sha256sum tagmanifest-sha256.txt', 'shasum -a 256', 'Get-FileHash'])
    expect(letter).toContain(command);
  expect(letter).not.toContain('Users');
});

test('a folder is not unpacked', () => {
  expect(handOver({...facts, path: '/srv/ada/EP-2026-001'})).toContain('Open a terminal in the folder EP-2026-001.');
});
