import {describe, expect, it} from 'vitest';
import {
  type CheckSummary,
  type ControlView,
  checkState,
  mergedChecks,
  tallyOf,
} from '../../../../renderer/screens/questionnaire/aside/check-standing.ts';

const check = (id: string, fail: number, unread: number, pass: number, none = 0): CheckSummary => ({
  id,
  title: id,
  severity: 'high',
  counts: {fail, pass, 'not-assessed': unread, 'not-applicable': none},
  unread: [],
  failing: [],
  ask: '',
});
const view = (...checks: CheckSummary[]) => ({checks}) as unknown as ControlView;

describe('how a check stands', () => {
  it.each([
    [check('a', 1, 1, 1), 'fail'],
    [check('a', 0, 1, 99), 'not-assessed'],
    [check('a', 0, 0, 1, 5), 'pass'],
    [check('a', 0, 0, 0, 5), 'not-applicable'],
    [check('a', 0, 0, 0), 'not-asked'],
  ])('what was not read never passes: %j', ({counts}, state) => {
    expect(checkState(counts)).toBe(state);
  });

  it('counts what could not be read beside what failed', () => {
    expect(tallyOf([check('a', 1, 1, 0), check('b', 0, 1, 3), check('c', 0, 0, 3)])).toEqual([
      ['fail', 1],
      ['not-assessed', 2],
      ['pass', 1],
    ]);
  });

  it('shows each check once, the worst first, and only those named where some are', () => {
    const views = [
      view(check('pass', 0, 0, 1), check('fail', 1, 0, 0)),
      view(check('fail', 1, 0, 0), check('unread', 0, 1, 0)),
    ];
    expect(mergedChecks(views).map(({id}) => id)).toEqual(['fail', 'unread', 'pass']);
    expect(mergedChecks(views, new Set(['pass'])).map(({id}) => id)).toEqual(['pass']);
  });
});
