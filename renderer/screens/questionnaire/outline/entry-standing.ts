import type {Conclusion} from '../../../../main/contract/ids.ts';
import type {Step} from '../steps.ts';
import type {Entry} from './places.ts';

type Standing = Pick<Entry, 'state' | 'questions' | 'asked' | 'evidenced'>;

/**
 * Where an entry stands by the answers just given, before the engine is asked again: the same rule as its own (people's conclusions
 * before what could not be read, one bad answer before many good ones).
 */
export const entryStanding = (
  entry: Entry,
  steps: readonly Step[],
  answerOf: (question: string) => {conclusion: Conclusion | undefined; evidence: readonly string[]} | undefined,
): Standing => {
  const answers = steps.flatMap(({id}) => answerOf(id) ?? []).filter(({conclusion}) => conclusion !== undefined);
  const has = (wanted: Conclusion) => answers.filter(({conclusion}) => conclusion === wanted).length;
  const counts = {
    questions: steps.length,
    asked: answers.length,
    evidenced: answers.filter(({evidence}) => evidence.length > 0).length,
  };
  const concluded = has('conforms') + has('not-applicable');
  const stateNow = (): Entry['state'] => {
    if (has('does-not-conform') > 0) return 'does-not-conform';
    if (has('partly') > 0) return 'partly';
    if (answers.length === 0) return entry.state;
    if (entry.verdicts['not-assessed'] > 0 && concluded === 0) return 'could-not-be-read';
    if (concluded < steps.length) return 'begun';
    return has('conforms') > 0 ? 'conforms' : 'not-applicable';
  };
  return {...counts, state: stateNow()};
};
