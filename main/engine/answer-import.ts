import {basename} from 'node:path';
import {maxAnswerBytes, importAnswers as parseAnswers} from '../assessment/import-answers.ts';
import type {Output, Parsed} from '../contract/methods.ts';
import {readBounded} from './bounded-file.ts';
import {evidenceLookup} from './evidence-lookup.ts';
import type {Session} from './session.ts';

/** Saves all answers of a YAML or CSV file, or none and says why. Errors: EngineError `cannot-read`. */
export const importAnswers = async (
  session: Session,
  {path, by}: Parsed<'answers.import'>,
): Promise<Output<'answers.import'>> => {
  const workspace = session.workspace();
  const {frameworks} = await session.library();
  const imported = parseAnswers(basename(path), await readBounded(path, maxAnswerBytes), {
    frameworks,
    answeredBy: by,
    now: session.now(),
    evidence: evidenceLookup(workspace),
  });
  if (!imported.ok) return {saved: 0, unchanged: 0, problems: [...imported.problems]};
  const saved = workspace.transaction(
    () => imported.answers.filter(answer => workspace.answers.save(answer).changed).length,
  );
  return {saved, unchanged: imported.answers.length - saved, problems: []};
};
