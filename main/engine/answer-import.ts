import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {maxAnswerBytes, importAnswers as parseAnswers} from '../assessment/import-answers.ts';
import type {Output, Parsed} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';
import type {Session} from './session.ts';

/** Saves all answers of a YAML or CSV file, or none and says why. Errors: EngineError `cannot-read`. */
export const importAnswers = async (
  session: Session,
  {path, by}: Parsed<'answers.import'>,
): Promise<Output<'answers.import'>> => {
  const workspace = session.workspace();
  const {frameworks} = await session.library();
  const imported = parseAnswers(basename(path), await readBounded(path), {
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

const readBounded = async (path: string): Promise<Uint8Array> => {
  try {
    const {size} = await stat(path);
    // One byte more than the limit is enough for the parser to refuse the file by its size.
    return size > maxAnswerBytes ? new Uint8Array(maxAnswerBytes + 1) : await readFile(path);
  } catch (cause) {
    throw new EngineError(
      'cannot-read',
      `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path and its permissions.`,
      {cause},
    );
  }
};

/** Finds evidence by id, or by the name of an attachment where just one has it. */
const evidenceLookup = (workspace: Workspace): ((reference: string) => string | undefined) => {
  const byName = new Map<string, string | undefined>();
  for (const item of workspace.evidence.list()) {
    if (item.originalName !== undefined)
      byName.set(item.originalName, byName.has(item.originalName) ? undefined : item.id);
  }
  return reference => workspace.evidence.get(reference)?.id ?? byName.get(reference);
};
