import {basename} from 'node:path';
import {maxAnswerBytes} from '../assessment/import-answers.ts';
import {comparePacks, needsNewVersion, type PackChange} from '../assessment/pack-change.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {TemplateProblem} from '../templates/yaml.ts';
import {readBounded} from './bounded-file.ts';
import {type CheckedTemplate, checkTemplate} from './check-template.ts';
import type {Session} from './session.ts';
import {usePack} from './use-pack.ts';

type Check = Output<'templates.check'>;

/** Files by others: checked before anybody relies on them, and packs taken into an assessment. */
export const templateHandlers = (session: Session): Pick<Handlers, 'templates.check' | 'templates.use'> => {
  const read = async (path: string) => {
    const bytes = await readBounded(path, maxAnswerBytes);
    const operations = new Set(session.operations.keys());
    return {bytes, checked: checkTemplate(path, bytes, {...(await session.library()), operations, now: session.now()})};
  };
  return {
    'templates.check': async ({path, against}) => {
      const {checked} = await read(path);
      if (!checked.ok || against === undefined) return view(checked);
      const old = (await read(against)).checked;
      if (!old.ok) return {...view(checked), problems: [...old.problems]};
      if (!checked.pack || !old.pack || checked.pack.id !== old.pack.id) {
        const message = `${basename(path)} and ${basename(against)} are no two versions of one pack`;
        return {
          ...view(checked),
          problems: [problem(path, {line: 1, column: 1}, message, 'Name two files of one pack.')],
        };
      }
      const change = comparePacks(old.pack, checked.pack);
      return {...view(checked), problems: versionProblems(path, checked, change), change: changeView(change)};
    },

    'templates.use': async ({path, by}) => {
      const workspace = session.workspace();
      const {bytes, checked} = await read(path);
      const nothing = {kept: 0, again: [], orphaned: []};
      if (!checked.ok) return {...view(checked), ...nothing};
      if (!checked.pack) {
        const mend =
          checked.kind === 'answers' ? 'Import answers with: fieldwork answer.' : 'Checks cannot be added yet.';
        const message = 'This is no pack of questions or review';
        return {...view(checked), ...nothing, problems: [problem(path, checked.versionAt, message, mend)]};
      }
      const pack = checked.pack;
      const old = (await session.library()).frameworks.packs.find(({id}) => id === pack.id);
      const change = old && comparePacks(old, pack);
      const problems = change ? versionProblems(path, checked, change) : [];
      if (problems.length > 0) return {...view(checked), ...nothing, problems};
      const used = await usePack(workspace, pack, old, bytes, {by, now: session.now()});
      session.reload();
      return {...view(checked), ...used, ...(change ? {change: changeView(change)} : {})};
    },
  };
};

const problem = (
  path: string,
  at: {readonly line: number; readonly column: number},
  message: string,
  mend: string,
): TemplateProblem => ({file: basename(path), ...at, message, mend});

const versionProblems = (
  path: string,
  {versionAt}: CheckedTemplate & {readonly ok: true},
  change: PackChange,
): TemplateProblem[] =>
  needsNewVersion(change)
    ? [
        problem(
          path,
          versionAt,
          `Questions changed or went, and the version is still ${change.to}`,
          `Write "version: ${change.from + 1}" below the first line.`,
        ),
      ]
    : [];

const changeView = (change: PackChange): NonNullable<Check['change']> => ({
  ...change,
  same: [...change.same],
  changed: change.changed.map(({question, what}) => ({question, what: [...what]})),
  removed: [...change.removed],
  added: [...change.added],
});

const view = (checked: CheckedTemplate): Check =>
  checked.ok
    ? {
        kind: checked.kind,
        entries: checked.entries,
        ...(checked.pack ? {pack: checked.pack.id, version: checked.pack.version} : {}),
        problems: [],
      }
    : {...(checked.kind ? {kind: checked.kind} : {}), entries: 0, problems: [...checked.problems]};
