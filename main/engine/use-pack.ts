import {createHash} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {migrateAnswers} from '../assessment/migrate-answers.ts';
import type {Pack} from '../assessment/question.ts';
import type {Workspace} from '../workspace/types.ts';
import {writeWhole} from './write-whole.ts';

/** What a pack meant for the answers of an assessment. */
export type UsedPack = {
  readonly sha256: string;
  readonly kept: number;
  /** Questions to ask again; their former answers stay in the history. */
  readonly again: string[];
  /** Answers whose question is gone; they stay on record. */
  readonly orphaned: string[];
};

/**
 * Takes a checked pack into an assessment. Answers to questions that changed become "not tested" with the reason; the custody log
 * names the pack and its hash. The file is written last: where that fails, the same command does it all again.
 */
export const usePack = async (
  workspace: Workspace,
  pack: Pack,
  old: Pack | undefined,
  bytes: Uint8Array,
  {by, now}: {readonly by: string; readonly now: string},
): Promise<UsedPack> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const answers = workspace.answers.list();
  const {kept, outdated, orphaned} = old
    ? migrateAnswers(old, pack, answers)
    : {kept: answers, outdated: [], orphaned: []};
  const again = outdated.map(({answer}) => answer.question);
  const gone = orphaned.map(({question}) => question);
  workspace.transaction(() => {
    for (const {answer, changed} of outdated)
      workspace.answers.save({
        question: answer.question,
        control: answer.control,
        conclusion: 'not-tested',
        text: '',
        reason: `To be asked again: version ${pack.version} of the pack ${pack.id} changed its ${changed.join(' and ')}. The former answer is in the history.`,
        evidence: [],
        answeredBy: by,
        answeredAt: now,
      });
    workspace.custody.append({
      time: now,
      actor: by,
      action: 'pack-used',
      subject: {kind: 'pack', id: pack.id, sha256},
      detail: {version: pack.version, before: old?.version ?? null, again, orphaned: gone},
    });
  });
  const folder = join(workspace.folder, 'packs');
  await mkdir(folder, {recursive: true});
  await writeWhole(join(folder, `${pack.id}.yaml`), bytes, true);
  return {sha256, kept: kept.length, again, orphaned: gone};
};
