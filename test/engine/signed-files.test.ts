import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {signedFiles} from '../../main/engine/signed-files.ts';
import {openWorkspace} from '../../main/workspace/workspace.ts';
import {fakeTarget} from './fake-collector.ts';
import {draft, engineOn, freshFolder} from './fixture.ts';

test('each signature brings the list it was given for into the package, under the hash it names', async () => {
  const {client} = engineOn(fakeTarget());
  const folder = join(freshFolder(), 'a');
  await client.call('assessment.create', {folder, assessment: draft});
  for (const scope of ['A.5', 'assessment']) await client.call('signoff.sign', {role: 'prepared', scope, by: 'Ann'});
  const signatures = await client.call('papers.list', {kind: 'sign-off'});
  await client.call('assessment.close', {});
  const workspace = openWorkspace(folder);
  const files = signedFiles(workspace);
  workspace.close();
  expect(files.map(({path}) => path)).toEqual(['index/signed/SO-001.txt', 'index/signed/SO-002.txt']);
  for (const [index, {source, bytes, sha256}] of files.entries()) {
    if (source.kind !== 'file') throw new TypeError(source.kind);
    const content = readFileSync(source.path);
    expect(content.length).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    expect(signatures[index]?.paper).toMatchObject({contentSha256: sha256});
  }
});
