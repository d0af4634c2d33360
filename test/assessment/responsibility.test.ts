import {expect, test} from 'vitest';
import {matrixOf, responsibilityGaps} from '../../main/assessment/responsibility.ts';
import type {Responsibility} from '../../main/contract/papers.ts';

const paper = (more: Partial<Responsibility> = {}): Responsibility => ({
  kind: 'responsibility',
  supplier: 'Host',
  activity: 'backup',
  party: 'supplier',
  accountable: 'A. B.',
  contractClause: '§ 4',
  evidence: [],
  ...more,
});
const without = (field: keyof Responsibility, more: Partial<Responsibility> = {}): Responsibility => {
  const {[field]: _, ...rest} = paper(more);
  return rest as Responsibility;
};

test.each([
  ['nothing at all', undefined, ['Not answered.']],
  ['nobody', paper({party: 'nobody'}), ['Nobody owns it.']],
  ['nobody, whatever else is written', paper({party: 'nobody', interface: 'x'}), ['Nobody owns it.']],
  [
    'two parties without an interface',
    paper({party: 'shared'}),
    ['Two parties own it, and nothing says where the one ends and the other begins.'],
  ],
  [
    'two parties with a blank interface',
    paper({party: 'shared', interface: ' '}),
    ['Two parties own it, and nothing says where the one ends and the other begins.'],
  ],
  ['two parties with an interface', paper({party: 'shared', interface: 'By ticket'}), []],
  ['a supplier', paper(), []],
  ['a supplier without a person', without('accountable'), ['No accountable person.']],
  ['a supplier without a clause', without('contractClause'), ['No reference to the contract.']],
  [
    'two parties without a clause',
    without('contractClause', {party: 'shared', interface: 'x'}),
    ['No reference to the contract.'],
  ],
  ['the customer without a clause', without('contractClause', {party: 'customer'}), []],
  ['the customer without a person', without('accountable', {party: 'customer'}), ['No accountable person.']],
] as const)('%s: %j', (_, row, gaps) => {
  expect(responsibilityGaps(row)).toEqual(gaps);
});

const activity = (id: string) => ({id, title: id, what: '', why: '', controls: [], ask: [], redFlags: []});

test('every activity has a row, rows of other suppliers do not count, and a row nobody knows is not lost', () => {
  const rows = matrixOf(
    [activity('backup'), activity('exit')],
    [paper({supplier: 'Other', activity: 'exit'}), paper(), paper({activity: 'gardening'})],
    'Host',
  ).rows;
  expect(rows.map(({activity, party}) => [activity, party])).toEqual([
    ['backup', 'supplier'],
    ['exit', undefined],
    ['gardening', 'supplier'],
  ]);
});
