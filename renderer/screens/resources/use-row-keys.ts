import type {RefObject} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {texts} from '../../texts/texts.ts';
import {closed, show} from './show.ts';
import {nextGroup, type Place} from './table-place.ts';

/** The keys of this screen, wherever the focus is; inside the table the table itself takes its own. */
export const useRowKeys = ({
  place,
  filter,
  total,
  selected,
  select,
  isOpen,
  close,
  exportShown,
}: {
  place: Place;
  filter: RefObject<HTMLInputElement | null>;
  total: number;
  selected: number | undefined;
  select: (index: number, by: 'key' | 'pointer') => void;
  isOpen: boolean;
  close: () => void;
  exportShown: () => void;
}): void => {
  const {commands} = texts.resources;
  const {group} = commands;
  const move = (by: number) => {
    if (total > 0) select(selected === undefined ? 0 : Math.max(0, Math.min(total - 1, selected + by)), 'key');
  };
  useCommands([
    {
      id: 'rows:filter',
      title: commands.filter,
      group,
      keys: '/',
      run: () => {
        filter.current?.focus();
        filter.current?.select();
      },
    },
    {id: 'rows:next', title: commands.next, group, keys: 'J', unlisted: true, run: () => move(1)},
    {id: 'rows:previous', title: commands.previous, group, keys: 'K', unlisted: true, run: () => move(-1)},
    {
      id: 'rows:group',
      title: commands.regroup,
      group,
      keys: 'G',
      run: () => {
        const {group: _, ...rest} = closed(place);
        const next = nextGroup(place);
        show(next === undefined ? rest : {...rest, group: next});
      },
    },
    {id: 'rows:export', title: commands.export, group, run: exportShown},
    ...(isOpen ? [{id: 'rows:close', title: commands.close, group, keys: 'Escape', unlisted: true, run: close}] : []),
  ]);
};
