import type {Conclusion} from '../../../main/contract/ids.ts';
import {type Command, useCommands} from '../../commands/commands.ts';
import {texts} from '../../texts/texts.ts';
import type {QuestionActions} from './card/question-actions.ts';
import {scale} from './card/scale.tsx';

const words = texts.questionnaire;

/** What the keys of this screen do. */
export type QuestionCommands = QuestionActions & {
  readonly next: () => void;
  readonly previous: () => void;
  readonly nextOpen: () => void;
  readonly nextEntry: () => void;
  readonly previousEntry: () => void;
  readonly choose: (conclusion: Conclusion) => void;
  readonly write: () => void;
  readonly attach: () => void;
  readonly history: () => void;
  readonly filter: () => void;
};

/** Offers every action of the questionnaire by key and in the palette. */
export const useQuestionCommands = (does: QuestionCommands): void => {
  const command = (id: string, title: string, keys: string, run: () => void, unlisted = false): Command => ({
    id: `question:${id}`,
    title,
    group: words.group,
    keys,
    run,
    ...(unlisted ? {unlisted: true} : {}),
  });
  useCommands([
    command('next', words.commands.next, 'J', does.next),
    command('previous', words.commands.previous, 'K', does.previous),
    command('next-arrow', words.commands.next, 'ArrowDown', does.next, true),
    command('previous-arrow', words.commands.previous, 'ArrowUp', does.previous, true),
    command('next-typing', words.commands.next, 'Mod+Enter', does.next, true),
    command('next-open', words.commands.nextOpen, 'N', does.nextOpen),
    command('next-entry', words.commands.nextEntry, ']', does.nextEntry),
    command('previous-entry', words.commands.previousEntry, '[', does.previousEntry),
    ...scale.map((conclusion, index) =>
      command(`answer-${conclusion}`, words.commands.answer(texts.states[conclusion]), String(index + 1), () =>
        does.choose(conclusion),
      ),
    ),
    command('write', words.commands.write, 'T', does.write),
    command('attach', words.attach, 'E', does.attach),
    command('finding', words.finding, 'F', does.finding),
    command('interview', words.interview, 'I', does.interview),
    command('sample', words.sample, 'S', does.sample),
    command('history', words.history, 'H', does.history),
    command('filter', words.commands.filter, '/', does.filter),
  ]);
};
