import type {Settings} from '../main/contract/shell.ts';
import {useEngine, useShell, useShellAction} from './query.ts';

const before: Settings = {name: '', theme: 'system', localTimes: true, aside: true};

/** The settings of this person; the defaults until the shell has answered. */
export const useSettings = (): Settings => useShell('shell.settings', {}).data ?? before;

/** Changes some of the settings. */
export const useConfigure = () => {
  const configure = useShellAction('shell.configure');
  return (settings: Partial<Settings>) => configure.mutate({settings});
};

/** Where the open assessment stands, or undefined while none is open. */
export const useAssessment = () => useEngine('assessment.current', {}).data?.assessment;

/** Who acts: the name in the settings, or the assessment's auditor until somebody says. */
export const useActor = (): string => {
  const {name} = useSettings();
  const assessment = useAssessment();
  return name || assessment?.auditor || 'unnamed';
};
