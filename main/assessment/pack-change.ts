import {changesOf} from './migrate-answers.ts';
import {type Pack, withFollowUps} from './question.ts';

/** What became of a pack's questions, follow-ups included, in another version of it: ids. */
export type PackChange = {
  readonly from: number;
  readonly to: number;
  readonly same: readonly string[];
  readonly changed: readonly {readonly question: string; readonly what: readonly string[]}[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/** Compares two versions of a pack by what an answer depends on. */
export const comparePacks = (from: Pack, to: Pack): PackChange => {
  const before = new Map(withFollowUps(from.questions).map(question => [question.id, question]));
  const after = withFollowUps(to.questions);
  const ids = new Set(after.map(question => question.id));
  const pairs = after.flatMap(next => {
    const old = before.get(next.id);
    return old ? [{question: next.id, what: changesOf(old, next)}] : [];
  });
  return {
    from: from.version,
    to: to.version,
    same: pairs.filter(({what}) => what.length === 0).map(({question}) => question),
    changed: pairs.filter(({what}) => what.length > 0),
    removed: [...before.keys()].filter(id => !ids.has(id)),
    added: after.filter(({id}) => !before.has(id)).map(({id}) => id),
  };
};

/** Whether an answer to the old version may not fit the new one: then the version must be a higher one. */
export const needsNewVersion = ({from, to, changed, removed}: PackChange): boolean =>
  to <= from && changed.length + removed.length > 0;
