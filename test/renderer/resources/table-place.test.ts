// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import {
  fieldOf,
  isFiltered,
  nextGroup,
  resourceQuery,
  sortField,
  sortOf,
  toggled,
  unfiltered,
  valuesOf,
  verdictQuery,
  viewOf,
} from '../../../renderer/screens/resources/table-place.ts';

test('several values live in one field of a place, whatever they hold', () => {
  for (const values of [[], ['fail'], ['fail', 'not-assessed'], ['a,b', '100%', '%2C', 'https://10.0.0.1:6443']]) {
    expect(valuesOf(fieldOf(values))).toEqual(values);
  }
  expect(toggled('fail,pass', 'fail')).toBe('pass');
  expect(toggled(undefined, 'fail')).toBe('fail');
});

test('a link that names only a resource shows resources; one that names a verdict, a check or a control shows verdicts', () => {
  const cases = [
    [{}, 'verdicts'],
    [{key: 'k'}, 'resources'],
    [{type: 'AwsS3Bucket'}, 'resources'],
    [{key: 'k', check: 'c'}, 'verdicts'],
    [{key: 'k', open: 'c'}, 'verdicts'],
    [{type: 'AwsS3Bucket', verdict: 'fail'}, 'verdicts'],
    [{control: '2022:A.8.2', type: 'Node'}, 'verdicts'],
    [{view: 'resources', verdict: 'fail'}, 'resources'],
    [{view: 'nonsense'}, 'verdicts'],
  ] as const;
  for (const [place, view] of cases) expect(viewOf(place), JSON.stringify(place)).toBe(view);
});

test('a place becomes what is asked of the engine, and nothing that was not named', () => {
  expect(verdictQuery({})).toEqual({sort: 'severity', descending: false});
  expect(
    verdictQuery({
      text: '  prod ',
      verdict: 'fail,not-assessed',
      check: 'a-check',
      region: 'eu-west-1',
      control: '2013:A.9.2.3',
      sort: '-resource',
      group: 'check',
    }),
  ).toEqual({
    text: 'prod',
    verdicts: ['fail', 'not-assessed'],
    checks: ['a-check'],
    regions: ['eu-west-1'],
    control: {edition: '2013', id: 'A.9.2.3'},
    sort: 'resource',
    descending: true,
    group: 'check',
  });
  expect(verdictQuery({control: 'A.8.2', edition: '2013'})).toMatchObject({control: {edition: '2013', id: 'A.8.2'}});
  expect(resourceQuery({view: 'resources', verdict: 'fail', check: 'one,two', severity: 'high'})).toEqual({
    verdicts: ['fail'],
    check: 'one',
    sort: 'name',
    descending: false,
  });
});

test('an order or a grouping that the table does not know is the usual one', () => {
  expect(sortOf({sort: '-nonsense'})).toEqual({by: 'severity', descending: false});
  expect(sortOf({view: 'resources', sort: 'severity'})).toEqual({by: 'name', descending: false});
  expect(sortOf({sort: sortField({by: 'check', descending: true})})).toEqual({by: 'check', descending: true});
  expect(verdictQuery({group: 'type'})).not.toHaveProperty('group');
});

test('grouping goes round once and ends without groups', () => {
  let group: string | undefined;
  const seen: (string | undefined)[] = [];
  do {
    group = nextGroup({view: 'resources', ...(group === undefined ? {} : {group})});
    seen.push(group);
  } while (group !== undefined);
  expect(seen).toEqual(['type', 'target', 'region', undefined]);
});

test('clearing the filters keeps the view, the order and the grouping', () => {
  const place = {view: 'verdicts', text: 'x', verdict: 'fail', control: '2022:A.8.2', sort: 'check', group: 'check'};
  expect(isFiltered(place)).toBe(true);
  expect(unfiltered(place)).toEqual({view: 'verdicts', sort: 'check', group: 'check'});
  expect(isFiltered(unfiltered(place))).toBe(false);
});
