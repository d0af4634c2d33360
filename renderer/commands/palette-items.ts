import type {Output} from '../../main/contract/methods.ts';
import type {ControlState, OutlineGroup, SearchHit} from '../../main/contract/views.ts';
import type {Route} from '../routes.ts';
import {texts} from '../texts/texts.ts';
import type {Command} from './commands.ts';
import {placeOfHit} from './hit-place.ts';
import {matching} from './matching.ts';

export type GroupName = keyof typeof texts.palette.groups;

/** One line of the palette and what choosing it does. */
export type PaletteItem = {
  readonly key: string;
  readonly group: GroupName;
  readonly title: string;
  readonly id?: string;
  readonly detail?: string;
  readonly excerpt?: string;
  readonly keys?: string;
  readonly state?: ControlState;
  readonly target: {readonly command: string} | {readonly place: Route};
};

export type PaletteGroup = {readonly name: GroupName; readonly items: readonly PaletteItem[]};

const most: Partial<Readonly<Record<GroupName, number>>> = {commands: 8, control: 8};
const order: readonly GroupName[] = [
  'commands',
  'control',
  'question',
  'answer',
  'evidence',
  'resource',
  'check',
  'paper',
];

/** Commands as items; of one that is offered twice the later counts. */
export const commandItems = (commands: readonly Command[]): readonly PaletteItem[] =>
  [...new Map(commands.filter(({unlisted}) => !unlisted).map(command => [command.id, command])).values()].map(
    ({id, title, group, keys}) => ({
      key: `command:${id}`,
      group: 'commands',
      title,
      detail: group,
      ...(keys === undefined ? {} : {keys}),
      target: {command: id},
    }),
  );

/** What the questionnaire is walked by, as items; controls of 2022 that are no entry of it lead to the Statement of Applicability. */
export const controlItems = (
  groups: readonly OutlineGroup[],
  controls2022: Output<'controls.list'>,
): readonly PaletteItem[] => {
  const entries = groups.flatMap(group =>
    group.sections.flatMap(({entries}) =>
      entries.map(
        (entry): PaletteItem => ({
          key: entry.control ? `control:${entry.control.edition}:${entry.id}` : `topic:${group.id}:${entry.id}`,
          group: 'control',
          title: entry.name,
          ...(entry.control ? {id: entry.id} : {}),
          detail: entry.control
            ? entry.id.startsWith('A.')
              ? texts.palette.edition(entry.control.edition)
              : ''
            : group.name,
          state: entry.state,
          target: {
            place: {
              screen: 'questionnaire',
              at: entry.control
                ? {group: group.id, entry: entry.id, edition: entry.control.edition}
                : {review: group.id, entry: entry.id},
            },
          },
        }),
      ),
    ),
  );
  const known = new Set(entries.map(({key}) => key));
  const others = controls2022
    .map(
      ({id, name}): PaletteItem => ({
        key: `control:2022:${id}`,
        group: 'control',
        id,
        title: name,
        detail: texts.palette.soa('2022'),
        target: {place: {screen: 'soa', at: {control: id, edition: '2022'}}},
      }),
    )
    .filter(({key}) => !known.has(key));
  return [...entries, ...others];
};

/** What was found on the record, as items. */
export const hitItems = (hits: readonly SearchHit[]): readonly PaletteItem[] =>
  hits.map(hit => ({
    key: hit.kind === 'control' && hit.control ? `control:${hit.control.edition}:${hit.id}` : `${hit.kind}:${hit.id}`,
    group: hit.kind,
    title: hit.title,
    ...(hit.kind === 'resource' ? {} : {id: hit.control && hit.kind !== 'control' ? hit.control.id : hit.id}),
    excerpt: hit.excerpt,
    target: {place: placeOfHit(hit)},
  }));

/** All that is shown for what was typed, by group: without a word what was chosen last and every command. */
export const paletteGroups = (
  text: string,
  offered: {
    readonly commands: readonly PaletteItem[];
    readonly controls: readonly PaletteItem[];
    readonly hits: readonly PaletteItem[];
  },
  recent: readonly PaletteItem[],
): readonly PaletteGroup[] => {
  const query = text.trim();
  if (query === '') {
    const known = new Set(offered.commands.map(({key}) => key));
    const last = recent.filter(({key, target}) => !('command' in target) || known.has(key));
    const chosen = new Set(last.map(({key}) => key));
    const groups: PaletteGroup[] = [
      {name: 'recent', items: last},
      {name: 'commands', items: offered.commands.filter(({key}) => !chosen.has(key))},
    ];
    return groups.filter(({items}) => items.length > 0);
  }
  const before = recent.map(({key}) => key);
  const terms = ({id, title}: PaletteItem) => ({...(id === undefined ? {} : {id}), name: title});
  const named = [
    ...matching(query, offered.commands, terms, before),
    ...matching(query, offered.controls, terms, before),
  ];
  const keys = new Set(named.map(({key}) => key));
  const all = [...named, ...offered.hits.filter(({key}) => !keys.has(key))];
  return order
    .map(name => ({name, items: all.filter(({group}) => group === name).slice(0, most[name])}))
    .filter(({items}) => items.length > 0);
};
