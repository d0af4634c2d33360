import {basename} from 'node:path';
import {decodeText} from '../assessment/decode-text.ts';
import {type PaperEntry, readPaperFile} from '../assessment/paper-file.ts';
import {type PaperContext, paperProblems} from '../assessment/paper-rules.ts';
import type {Output, Parsed} from '../contract/methods.ts';
import {maxTemplateBytes, TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {hashCanonical} from '../workspace/canonical.ts';
import type {Workspace} from '../workspace/types.ts';
import {readBounded} from './bounded-file.ts';
import {evidenceLookup} from './evidence-lookup.ts';
import {paperContext, savePaper} from './paper-saving.ts';
import type {Session} from './session.ts';

/**
 * Saves all papers of a YAML file, or none and says why, each fault with its place. A paper that is there already with the same
 * content is not made twice. Errors: EngineError `cannot-read`.
 */
export const importPapers = async (
  session: Session,
  {path, by}: Parsed<'papers.import'>,
): Promise<Output<'papers.import'>> => {
  const workspace = session.workspace();
  const contextOf = paperContext(session, workspace, await session.library());
  const bytes = await readBounded(path, maxTemplateBytes);
  const file = basename(path);
  try {
    const entries = readPaperFile(file, decodeText(file, bytes), evidenceLookup(workspace));
    const problems = entries.flatMap(entry => problemsOf(file, entry, workspace, contextOf));
    if (problems.length > 0) return {saved: 0, unchanged: 0, ids: [], problems};
    const saved = workspace.transaction(() =>
      entries.map(({id, paper}) => {
        const same = id === undefined ? standing(workspace, paper) : undefined;
        return same ? {stored: same, changed: false} : savePaper(workspace, contextOf, paper, {id, by});
      }),
    );
    const changed = saved.filter(one => one.changed).length;
    return {
      saved: changed,
      unchanged: saved.length - changed,
      ids: saved.map(({stored}) => stored.id),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return {saved: 0, unchanged: 0, ids: [], problems: [...error.problems]};
  }
};

const problemsOf = (
  file: string,
  {id, paper, at}: PaperEntry,
  workspace: Workspace,
  contextOf: (before?: PaperContext['before']) => PaperContext,
): TemplateProblem[] => {
  const before = id === undefined ? undefined : workspace.papers.get(paper.kind, id);
  if (id !== undefined && !before)
    return [
      {
        file,
        ...at(['id']),
        message: `There is no ${paper.kind} ${id}`,
        mend: 'Leave the id out for a new paper; it gets its number when it is saved.',
      },
    ];
  return paperProblems(paper, contextOf(before?.paper)).map(({path, message, mend}) => ({
    file,
    ...at(path),
    message,
    mend,
  }));
};

/** A paper of the same content that is on record. */
const standing = (workspace: Workspace, paper: PaperEntry['paper']) => {
  const sha256 = hashCanonical(paper);
  return workspace.papers.list(paper.kind).find(stored => stored.sha256 === sha256);
};
