// @vitest-environment happy-dom
import {QueryClientProvider} from '@tanstack/react-query';
import {act, cleanup, fireEvent, render, screen, waitFor} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {fakeBridge} from '../bridge.ts';

const fake = fakeBridge({});
vi.stubGlobal('fieldwork', fake.bridge);
const {Palette} = await import('../../../renderer/commands/palette.tsx');
const {commands, runCommand} = await import('../../../renderer/commands/commands.ts');
const {recentPicks} = await import('../../../renderer/commands/palette-recent.ts');
const {queries} = await import('../../../renderer/query.ts');
const {route} = await import('../../../renderer/routes.ts');

const ran: string[] = [];
const command = (id: string, title: string) => ({id, title, group: 'Screens', run: () => void ran.push(id)});

beforeEach(() => {
  ran.length = 0;
  fake.calls.length = 0;
  queries.clear();
  Object.assign(fake.answers, {
    'overview.get': {groups: []},
    'controls.list': [],
    'search.query': ({text}: {text: string}) => ({
      hits: [
        {kind: 'evidence', id: 'E-000007', title: `About ${text}`, excerpt: `the \u0002${text}\u0003 <b>list</b>`},
      ],
      indexing: false,
    }),
  });
  queries.setQueryData(['assessment.current', {}], {assessment: {id: 'a-1', client: 'Northwind'}});
  recentPicks.set({assessment: '', items: []});
  commands.set([command('go:evidence', 'Evidence'), command('go:findings', 'Findings')]);
  render(createElement(QueryClientProvider, {client: queries}, createElement(Palette, {hasAssessment: true})));
  act(() => void runCommand('palette'));
});
afterEach(cleanup);

const input = () => screen.getByRole('combobox', {hidden: true});
const options = () => screen.getAllByRole('option', {hidden: true}).map(option => option.textContent);
const active = () => document.getElementById(input().getAttribute('aria-activedescendant') ?? '')?.textContent;
const press = (key: string) => fireEvent.keyDown(input(), {key});
const type = (value: string) => fireEvent.change(input(), {target: {value}});

test('arrows move what Enter does, around the ends', async () => {
  expect(active()).toContain('Evidence');
  press('ArrowUp');
  expect(active()).toContain('Findings');
  press('ArrowDown');
  press('ArrowDown');
  press('Enter');
  await waitFor(() => expect(ran).toEqual(['go:findings']));
  expect(screen.queryByRole('combobox', {hidden: true})).toBeNull();
});

test('the record is asked once typing rests, for two letters or more, and what matched is marked as text', async () => {
  type('l');
  type('le');
  type('leavers');
  await waitFor(() => expect(options()).toEqual([expect.stringContaining('About leavers')]));
  expect(fake.calls.filter(({method}) => method === 'search.query').map(({input: asked}) => asked)).toEqual([
    {text: 'leavers'},
  ]);
  expect(document.querySelector('mark')?.textContent).toBe('leavers');
  expect(screen.getByRole('option', {hidden: true}).textContent).toContain('<b>list</b>');
  press('Enter');
  await waitFor(() => expect(route()).toEqual({screen: 'evidence', at: {id: 'E-000007'}}));
});

test('what was chosen last stands first the next time', async () => {
  press('ArrowDown');
  press('Enter');
  await waitFor(() => expect(ran).toEqual(['go:findings']));
  act(() => void runCommand('palette'));
  expect(options()[0]).toContain('Findings');
  expect(options()).toHaveLength(2);
});
