import {TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import type {Placed} from './framework-files.ts';
import type {Frameworks} from './frameworks.ts';
import {type Pack, toPack, withFollowUps} from './question.ts';
import {type KnownIds, packProblems, reviewProblems, type Seen} from './question-references.ts';
import type {QuestionFile, ReviewFile} from './question-schema.ts';

/**
 * The pack of a parsed file that is to stand beside the loaded ones, or in the place of the one with its name. Errors:
 * TemplateError where it points to what is not there, or asks what another pack asks.
 */
export const checkPack = (
  file: Placed<QuestionFile> | Placed<ReviewFile>,
  frameworks: Frameworks,
  checks: ReadonlySet<string>,
): Pack => {
  const pack = toPack(file.value);
  const known = knownIds(frameworks, checks);
  const seen = seenIn(frameworks.packs.filter(other => other.id !== pack.id));
  const problems: TemplateProblem[] = isReview(file)
    ? reviewProblems(file, known, seen)
    : packProblems(file as Placed<QuestionFile>, known, seen);
  if (problems.length > 0) throw new TemplateError(problems);
  return pack;
};

const isReview = (file: Placed<QuestionFile> | Placed<ReviewFile>): file is Placed<ReviewFile> =>
  'review' in file.value;

const knownIds = (frameworks: Frameworks, checks: ReadonlySet<string>): KnownIds => {
  const ids = (list: readonly {readonly ref: {readonly id: string}}[]) => new Set(list.map(({ref}) => ref.id));
  const controls2022 = frameworks.controls('2022');
  return {
    ids2013: ids(frameworks.controls('2013')),
    ids2022: ids(controls2022),
    clauses: ids(frameworks.requirements),
    fresh: ids(controls2022.filter(control => control.newIn2022)),
    checks,
  };
};

const seenIn = (packs: readonly Pack[]): Seen => {
  const all = packs.flatMap(pack => withFollowUps(pack.questions).map(question => ({question, pack: pack.id})));
  return {
    ids: new Map(all.map(({question, pack}) => [question.id, `pack ${pack}`])),
    texts: new Map(
      all.filter(({question}) => !question.follows).map(({question}) => [question.text.toLowerCase(), question.id]),
    ),
  };
};
