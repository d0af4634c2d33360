import {useCommands} from '../commands/commands.ts';
import {undoLast} from '../components/toasts.tsx';
import {go} from '../routes.ts';
import {useConfigure} from '../settings.ts';
import {texts} from '../texts/texts.ts';
import {chooseAndOpen, closeAssessment, openSample} from './opening.ts';

/** What can be done from everywhere, beside going to a screen; the native menus send the same names. */
export const AppCommands = ({hasAssessment}: {hasAssessment: boolean}) => {
  const configure = useConfigure();
  const {commands} = texts.frame;
  const theme = (value: 'system' | 'light' | 'dark') => ({
    id: `theme:${value}`,
    title: commands.theme[value],
    group: texts.frame.groups.window,
    run: () => configure({theme: value}),
  });
  const inAssessment = [
    {
      id: 'assessment:close',
      title: commands.close,
      group: texts.frame.groups.assessment,
      run: () => void closeAssessment(),
    },
  ];
  useCommands([
    {
      id: 'undo',
      title: texts.common.undo,
      group: texts.frame.groups.window,
      keys: 'Mod+Z',
      unlisted: true,
      run: undoLast,
    },
    {
      id: 'settings',
      title: texts.screens.settings,
      group: texts.frame.groups.window,
      keys: 'Mod+,',
      unlisted: true,
      run: () => go('settings'),
    },
    {
      id: 'back',
      title: texts.frame.back,
      group: texts.frame.groups.window,
      keys: 'Alt+ArrowLeft',
      unlisted: true,
      run: () => window.history.back(),
    },
    {
      id: 'assessment:new',
      title: commands.new,
      group: texts.frame.groups.assessment,
      keys: 'Mod+N',
      run: () => go('new'),
    },
    {
      id: 'assessment:open',
      title: commands.open,
      group: texts.frame.groups.assessment,
      keys: 'Mod+O',
      run: () => void chooseAndOpen(),
    },
    {
      id: 'assessment:sample',
      title: commands.sample,
      group: texts.frame.groups.assessment,
      run: () => void openSample(),
    },
    ...(hasAssessment ? inAssessment : []),
    theme('system'),
    theme('light'),
    theme('dark'),
  ]);
  return null;
};
