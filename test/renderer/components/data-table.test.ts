// @vitest-environment happy-dom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, expect, test, vi} from 'vitest';
import {type Column, DataTable} from '../../../renderer/components/data-table.tsx';

type Row = {readonly id: string; readonly name: string};
const draws = vi.fn();
const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    title: 'Name',
    width: '120px',
    sortable: true,
    cell: row => {
      draws(row.id);
      return row.name;
    },
  },
  {id: 'id', title: 'Id', width: '80px', cell: row => row.id},
];
const rows = Array.from({length: 100_000}, (_, n) => ({id: `r${n}`, name: `row ${n}`}));
const rowAt = (index: number) => rows[index];
const keyOf = ({id}: Row) => id;

type Props = Parameters<typeof DataTable<Row>>[0];
const table = (props: Partial<Props> = {}) =>
  createElement(DataTable<Row>, {label: 'Rows', columns, total: rows.length, rowAt, keyOf, ...props});

afterEach(() => {
  cleanup();
  draws.mockClear();
});

test('of 100,000 rows only those in sight are in the page, and it says how many there are', () => {
  render(table());
  const grid = screen.getByRole('grid', {name: 'Rows'});
  expect(grid.getAttribute('aria-rowcount')).toBe('100001');
  expect(grid.getAttribute('aria-colcount')).toBe('2');
  expect(screen.getAllByRole('row').length).toBeLessThan(100);
  expect(screen.getByText('row 0').closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('2');
});

test('keys move the selection, and what is selected is in the page also when it is far out of sight', () => {
  const onSelect = vi.fn();
  const onOpen = vi.fn();
  const view = render(table({selected: 5, onSelect, onOpen}));
  const grid = screen.getByRole('grid');
  for (const key of ['ArrowDown', 'k', 'End', 'Home', 'Enter']) fireEvent.keyDown(grid, {key});
  expect(onSelect.mock.calls).toEqual([
    [6, 'key'],
    [4, 'key'],
    [99_999, 'key'],
    [0, 'key'],
  ]);
  expect(onOpen).toHaveBeenCalledWith(5);
  view.rerender(table({selected: 90_000, onSelect}));
  const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(active?.getAttribute('aria-selected')).toBe('true');
  expect(active?.textContent).toContain('row 90000');
});

test('a selected row stays in the page while one scrolls away from it', () => {
  render(table({selected: 0}));
  const grid = screen.getByRole('grid');
  grid.scrollTop = 1_000_000;
  fireEvent.scroll(grid);
  expect(screen.getByText(/^row 31\d{3}$/, {selector: '[aria-rowindex="31252"] > :first-child'})).toBeTruthy();
  expect(document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('row 0');
});

test('moving the selection draws two rows again, not all in sight', () => {
  const view = render(table({selected: 3}));
  draws.mockClear();
  view.rerender(table({selected: 4}));
  expect(draws.mock.calls.map(([id]) => id)).toEqual(['r3', 'r4']);
});

test('a click selects by pointer and a double click opens', () => {
  const onSelect = vi.fn();
  const onOpen = vi.fn();
  render(table({onSelect, onOpen}));
  fireEvent.click(screen.getByText('row 2'));
  fireEvent.doubleClick(screen.getByText('row 2'));
  expect(onSelect).toHaveBeenCalledWith(2, 'pointer');
  expect(onOpen).toHaveBeenCalledWith(2);
});

test('the head says what is sorted and asks for the other order when pressed again', () => {
  const onSort = vi.fn();
  render(table({sort: {by: 'name', descending: false}, onSort}));
  const head = screen.getByRole('columnheader', {name: 'Name'});
  expect(head.getAttribute('aria-sort')).toBe('ascending');
  expect(screen.getByRole('columnheader', {name: 'Id'}).hasAttribute('aria-sort')).toBe(false);
  fireEvent.click(screen.getByRole('button', {name: 'Name'}));
  expect(onSort).toHaveBeenCalledWith({by: 'name', descending: true});
});

test('groups take lines of their own and count as rows; rows on their way keep their place', () => {
  render(
    table({
      total: 4,
      groups: [
        {index: 0, label: 'First', count: 1},
        {index: 1, label: 'Second', count: 3},
      ],
      rowAt: index => (index === 3 ? undefined : rows[index]),
    }),
  );
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('7');
  const lines = screen.getAllByRole('row').map(row => `${row.getAttribute('aria-rowindex')} ${row.textContent}`);
  expect(lines).toEqual(['1 NameId', '2 First 1', '3 row 0r0', '4 Second 3', '5 row 1r1', '6 row 2r2', '7 ']);
  expect(screen.getAllByRole('row').at(-1)?.getAttribute('aria-busy')).toBe('true');
});

test('those who fetch rows are told which are in sight', () => {
  const onRange = vi.fn();
  render(table({onRange}));
  const [first, last] = onRange.mock.lastCall ?? [];
  expect(first).toBe(0);
  expect(last).toBeLessThan(100);
});
