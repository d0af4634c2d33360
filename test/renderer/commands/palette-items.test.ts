import {expect, test} from 'vitest';
import type {OutlineGroup, SearchHit} from '../../../main/contract/views.ts';
import {commandItems, controlItems, hitItems, paletteGroups} from '../../../renderer/commands/palette-items.ts';

const command = (id: string, title: string, unlisted = false) => ({
  id,
  title,
  group: 'Screens',
  unlisted,
  run: () => undefined,
});

const zero = {pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0};
const entry = {state: 'not-asked', questions: 1, asked: 0, evidenced: 0, verdicts: zero} as const;
const outline: OutlineGroup[] = [
  {
    kind: 'family',
    id: 'A.9',
    name: 'Access control',
    sections: [
      {
        id: 'A.9.2',
        name: 'Users',
        entries: [{...entry, id: 'A.9.2.3', control: {edition: '2013', id: 'A.9.2.3'}, name: 'Privileged access'}],
      },
      {
        id: 'A.9:2022',
        name: 'New in 2022',
        entries: [{...entry, id: 'A.5.23', control: {edition: '2022', id: 'A.5.23'}, name: 'Cloud services'}],
      },
    ],
  },
  {
    kind: 'review',
    id: 'outsourcing',
    name: 'Outsourced IT contracts',
    sections: [{id: 'outsourcing', name: '', entries: [{...entry, id: 'exit', name: 'Access after the end'}]}],
  },
];
const of2022 = [
  {id: 'A.5.23', name: 'Cloud services', group: '', about: []},
  {id: 'A.8.2', name: 'Privileged access rights', group: '', about: []},
];
const hit: SearchHit = {
  kind: 'question',
  id: 'q-1',
  title: 'Who has access?',
  excerpt: 'Who has \u0002access\u0003?',
  control: {edition: '2013', id: 'A.9.2.3'},
};
const offered = {
  commands: commandItems([
    command('go:evidence', 'Evidence'),
    command('go:soa', 'Statement'),
    command('undo', 'Undo', true),
  ]),
  controls: controlItems(outline, of2022),
  hits: hitItems([hit, {...hit, kind: 'control', id: 'A.9.2.3', title: 'Privileged access'}]),
};

test('of a command that is offered twice the later counts, and what is unlisted is not offered', () => {
  const items = commandItems([command('go:soa', 'Old'), command('undo', 'Undo', true), command('go:soa', 'New')]);
  expect(items.map(({title}) => title)).toEqual(['New']);
});

test('a control of 2022 that has no questions of its own leads to the Statement of Applicability', () => {
  const places = offered.controls.map(({key, target}) => [key, 'place' in target ? target.place.screen : '']);
  expect(places).toEqual([
    ['control:2013:A.9.2.3', 'questionnaire'],
    ['control:2022:A.5.23', 'questionnaire'],
    ['topic:outsourcing:exit', 'questionnaire'],
    ['control:2022:A.8.2', 'soa'],
  ]);
});

test('without a word: what was chosen last, then every command, none of them twice', () => {
  const recent = [offered.controls[0], offered.commands[1]].filter(item => item !== undefined);
  const groups = paletteGroups('', offered, recent);
  expect(groups.map(({name, items}) => [name, ...items.map(({title}) => title)])).toEqual([
    ['recent', 'Privileged access', 'Statement'],
    ['commands', 'Evidence'],
  ]);
});

test('a command that was chosen and is not offered here any more is not shown', () => {
  const gone = commandItems([command('question:next', 'Next question')]);
  expect(paletteGroups('', offered, gone).map(({name}) => name)).toEqual(['commands']);
});

test('with a word: controls by name, then what the record has, each control once', () => {
  const groups = paletteGroups('access', offered, []);
  expect(groups.map(({name, items}) => [name, ...items.map(({key}) => key)])).toEqual([
    ['control', 'topic:outsourcing:exit', 'control:2013:A.9.2.3', 'control:2022:A.8.2'],
    ['question', 'question:q-1'],
  ]);
});
