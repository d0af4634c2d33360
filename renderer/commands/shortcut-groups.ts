import type {Command} from './commands.ts';

export type ShortcutGroup = {
  readonly group: string;
  readonly keys: readonly {readonly keys: string; readonly title: string}[];
};

/** The keys on offer now, by group, in the order they were offered. Where one key is offered twice, the later does something. */
export const shortcutGroups = (commands: readonly Command[]): readonly ShortcutGroup[] => {
  const effective = new Map<string, Command>();
  for (const command of commands) if (command.keys !== undefined) effective.set(command.keys, command);
  const groups = new Map<string, {keys: string; title: string}[]>();
  for (const [keys, {group, title}] of effective) groups.set(group, [...(groups.get(group) ?? []), {keys, title}]);
  return [...groups].map(([group, keys]) => ({group, keys}));
};
