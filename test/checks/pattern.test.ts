import {describe, expect, it} from 'vitest';
import {refusePattern} from '../../main/checks/pattern.ts';
import {processorTime} from './processor-time.ts';

describe('a pattern', () => {
  it.each([
    '^[a-z0-9-]+$',
    '^arn:aws:iam::[0-9]{12}:role/.+$',
    '^arn:[^:]+:iam::[0-9]+:root$',
    '^(dev|test|prod)-[a-z]+$',
    '[.]internal$',
    '^v1\\.(2[89]|3[0-9])(-.*)?$',
    '(?i:abc)|def',
    '^(?:\\d{1,3}\\.){0,1}x',
    'a{3}',
    '\\(a\\)+',
    '[(+*]+',
    '',
  ])('%s is fine', pattern => {
    expect(refusePattern(pattern)).toBeUndefined();
  });

  it.each([
    ['(a+)+$', 'a quantifier over a group'],
    ['^(a+)+$', 'a quantifier over a group'],
    ['^(a*)*$', 'a quantifier over a group'],
    ['^(a|a)*$', 'a quantifier over a group'],
    ['^((a|b))+$', 'a quantifier over a group'],
    ['^(?:a+)+$', 'a quantifier over a group'],
    ['^(?<name>a+)+$', 'a quantifier over a group'],
    ['^([a-z]+\\.)+$', 'a quantifier over a group'],
    ['(a+){2,}', 'a quantifier over a group'],
    ['(a{9}){9}', 'a quantifier over a group'],
    ['(x(y(z+)))*', 'a quantifier over a group'],
    ['a*a*a*b', '3 unbounded quantifiers'],
    ['.*a.*', '2 unbounded quantifiers'],
    ['^.*a.*b.*c', '3 unbounded quantifiers'],
    ['^.*a|.*b', '2 unbounded quantifiers'],
    ['a{0,1000}', 'a repetition of more than 100'],
    ['a{1000}', 'a repetition of more than 100'],
    [`${'a?'.repeat(25)}${'a'.repeat(25)}`, 'too many optional'],
    ['(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)', 'too many optional'],
    ['(a)\\1', 'a back-reference'],
    ['(?<n>a)\\k<n>', 'a back-reference'],
    ['^(?=.*a)b', 'look-ahead'],
    ['(?<!a)b', 'look-ahead or look-behind'],
    ['[', 'Invalid regular expression'],
    ['a'.repeat(201), 'longer than 200'],
  ])('%s is refused', (pattern, reason) => {
    expect(refusePattern(pattern)).toContain(reason);
  });

  it('that is fine takes bounded time on the longest text a rule may match', () => {
    const start = processorTime();
    for (const pattern of ['a*b', '^a*a*b', '^(a|a)(a|a)(a|a)a*a*b', `^${'a?'.repeat(6)}a*b`]) {
      expect(refusePattern(pattern)).toBeUndefined();
      expect(new RegExp(pattern).test('a'.repeat(5_000))).toBe(false);
    }
    expect(processorTime(start)).toBeLessThan(3_000);
  });
});
