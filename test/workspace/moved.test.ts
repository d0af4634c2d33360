import {renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {createWorkspace} from '../../main/workspace/workspace.ts';
import {answer, draft} from './fixtures/records.ts';
import {custodyActions, freshFolder} from './fixtures/workspace.ts';

const gone = expect.objectContaining({code: 'gone', message: expect.stringContaining('Put the folder back')});

it('what is written to a folder that was moved away is refused, not acknowledged, and goes on once it is back', async () => {
  const folder = join(freshFolder(), 'w');
  const workspace = createWorkspace(folder, draft);
  onTestFinished(() => workspace.close());
  workspace.answers.save(answer({question: 'before'}));
  renameSync(folder, `${folder}-moved`);
  expect(() => workspace.answers.save(answer({question: 'while'}))).toThrowError(gone);
  renameSync(`${folder}-moved`, folder);
  workspace.answers.save(answer({question: 'after'}));
  expect(workspace.answers.list().map(({question}) => question)).toEqual(['after', 'before']);
  expect(await custodyActions(workspace)).toHaveLength(3);
});

it('so is what is written to a folder that was deleted', () => {
  const folder = join(freshFolder(), 'w');
  const workspace = createWorkspace(folder, draft);
  onTestFinished(() => workspace.close());
  rmSync(folder, {recursive: true});
  expect(() => workspace.answers.save(answer({question: 'q'}))).toThrowError(gone);
});
