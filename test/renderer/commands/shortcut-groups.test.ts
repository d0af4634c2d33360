import {expect, test} from 'vitest';
import {shortcutGroups} from '../../../renderer/commands/shortcut-groups.ts';

const run = () => undefined;

test('keys stand by group; of a key that is offered twice only what it does now is listed', () => {
  const groups = shortcutGroups([
    {id: 'a', title: 'Next question', group: 'Questionnaire', keys: 'J', run},
    {id: 'b', title: 'Palette', group: 'Window', keys: 'Mod+K', run},
    {id: 'c', title: 'Next finding', group: 'Findings', keys: 'J', run},
    {id: 'd', title: 'Without a key', group: 'Findings', run},
  ]);
  expect(groups).toEqual([
    {group: 'Findings', keys: [{keys: 'J', title: 'Next finding'}]},
    {group: 'Window', keys: [{keys: 'Mod+K', title: 'Palette'}]},
  ]);
});
