import {describe, expect, it} from 'vitest';
import {
  atOf,
  type Entry,
  filtered,
  firstPlace,
  type Group,
  inOrder,
  isAt,
  neighbourPlace,
  nextOpenPlace,
  placesOf,
  tally,
} from '../../../../renderer/screens/questionnaire/outline/places.ts';

const verdicts = {pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0};
const entry = (id: string, asked: number, name = `Name of ${id}`, edition?: '2013' | '2022'): Entry => ({
  id,
  name,
  ...(edition ? {control: {edition, id}} : {}),
  state: 'begun',
  questions: 3,
  asked,
  evidenced: 0,
  verdicts,
});
const group = (kind: Group['kind'], id: string, entries: Entry[]): Group => ({
  kind,
  id,
  name: `Group ${id}`,
  sections: [{id, name: id, entries}],
});

const groups = [
  group('family', 'A.9', [entry('A.9.1.1', 3, 'Access policy', '2013'), entry('A.9.1.2', 1, 'Networks', '2013')]),
  group('family', 'A.10', [entry('A.10.1.1', 3, 'Cryptography', '2013'), entry('A.8.24', 0, 'Keys', '2022')]),
  group('clause', '6', [entry('6.1.3', 0, 'Risk treatment', '2022')]),
  group('review', 'platform', [entry('CP-01', 3, 'Firmware')]),
  group('review', 'outsourced-contracts', [entry('CC-01', 2, 'Supplier register')]),
];
const places = placesOf(groups);
const ids = (of: readonly Group[]) => placesOf(of).map(one => one.entry.id);

describe('the order', () => {
  it('puts contracts and reviews first in a supplier review, and keeps it otherwise', () => {
    expect(inOrder(groups, 'supplier-review').map(({id}) => id)).toEqual([
      'outsourced-contracts',
      'platform',
      'A.9',
      'A.10',
      '6',
    ]);
    expect(inOrder(groups, 'certification')).toEqual(groups);
  });
});

describe('an address', () => {
  it.each(places.map(place => [place.entry.id, place] as const))('of %s leads back to it alone', (_, place) => {
    expect(places.filter(one => isAt(one, atOf(place)))).toEqual([place]);
  });

  it('without an edition finds the entry, with another edition not', () => {
    expect(places.find(place => isAt(place, {entry: 'A.9.1.2'}))?.entry.id).toBe('A.9.1.2');
    expect(places.find(place => isAt(place, {entry: 'A.9.1.2', edition: '2022'}))).toBeUndefined();
  });
});

describe('going on', () => {
  it('begins at the first open entry, of a group where one is named', () => {
    expect(firstPlace(places)?.entry.id).toBe('A.9.1.2');
    expect(firstPlace(places, 'A.10')?.entry.id).toBe('A.8.24');
    expect(firstPlace(places, 'nowhere')).toBeUndefined();
  });

  it('finds the next open entry round the end and skips what is done', () => {
    expect(nextOpenPlace(places, places[1])?.entry.id).toBe('A.8.24');
    expect(nextOpenPlace(places, places.at(-1))?.entry.id).toBe('A.9.1.2');
    expect(nextOpenPlace(places, undefined)?.entry.id).toBe('A.9.1.2');
  });

  it('finds none where only this one is open', () => {
    const few = placesOf([group('family', 'A.9', [entry('A.9.1.1', 0), entry('A.9.1.2', 3)])]);
    expect(nextOpenPlace(few, few[0])).toBeUndefined();
  });

  it('crosses groups and ends at the ends', () => {
    expect(neighbourPlace(places, places[1], 1)?.entry.id).toBe('A.10.1.1');
    expect(neighbourPlace(places, places[0], -1)).toBeUndefined();
    expect(neighbourPlace(places, places.at(-1), 1)).toBeUndefined();
  });
});

describe('the list', () => {
  it('shows the group at hand, and all groups where words are given', () => {
    expect(ids(filtered(groups, {text: '', openOnly: false, group: 'A.9'}))).toEqual(['A.9.1.1', 'A.9.1.2']);
    expect(ids(filtered(groups, {text: 'key', openOnly: false, group: 'A.9'}))).toEqual(['A.8.24']);
    expect(ids(filtered(groups, {text: '9.1 POLICY', openOnly: false, group: '6'}))).toEqual(['A.9.1.1']);
  });

  it('leaves out what is done where only open ones are wanted', () => {
    expect(ids(filtered(groups, {text: '', openOnly: true, group: 'A.9'}))).toEqual(['A.9.1.2']);
    expect(filtered(groups, {text: 'policy', openOnly: true, group: 'A.9'})).toEqual([]);
  });

  it('counts questions, not entries', () => {
    expect(tally(groups[0] as Group)).toEqual({asked: 4, questions: 6});
  });
});
