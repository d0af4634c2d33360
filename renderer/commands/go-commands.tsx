import {go, type ScreenName} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import {type Command, useCommands} from './commands.ts';

const always: readonly ScreenName[] = ['start', 'new', 'verify', 'settings'];
const within: readonly ScreenName[] = [
  'overview',
  'questionnaire',
  'collect',
  'resources',
  'evidence',
  'samples',
  'papers',
  'supplier',
  'findings',
  'soa',
  'report',
  'package',
];

/** Every screen as a command: `go:overview`; the first nine by Alt and a digit. */
export const GoCommands = ({hasAssessment}: {hasAssessment: boolean}) => {
  const names = hasAssessment ? [...within, ...always] : always;
  useCommands(
    names.map((screen, index): Command => {
      const digit = hasAssessment && index < 9 ? {keys: `Alt+${index + 1}`} : {};
      return {
        id: `go:${screen}`,
        title: texts.screens[screen],
        group: texts.frame.navigation,
        ...digit,
        run: () => go(screen),
      };
    }),
  );
  return null;
};
