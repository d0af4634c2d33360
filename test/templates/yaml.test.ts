import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {
  formatProblem,
  maxTemplateBytes,
  parseTemplate,
  TemplateError,
  type TemplateProblem,
} from '../../main/templates/yaml.ts';
import {processorTime} from '../checks/processor-time.ts';

const Words = z.strictObject({
  words: z.record(z.string(), z.string()).default({}),
  list: z.array(z.strictObject({id: z.string(), kind: z.enum(['a', 'b']).optional()})).default([]),
});

const problemsOf = (text: string, schema: z.ZodType = Words): readonly TemplateProblem[] => {
  try {
    parseTemplate('t.yaml', text, schema);
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
  return [];
};

describe('a template', () => {
  it('gives its value and the way back to the place of each part', () => {
    const text = 'words:\n  one: first\n  2013: >-\n    several\n    words\nlist:\n  - {id: x}\n';
    const template = parseTemplate('t.yaml', text, Words);
    expect(template.value).toEqual({words: {one: 'first', '2013': 'several words'}, list: [{id: 'x'}]});
    expect(template.at(['words', 'one'])).toEqual({line: 2, column: 8});
    expect(template.at(['list', 0, 'id'])).toEqual({line: 7, column: 10});
    expect(template.at(['list', 0, 'missing'])).toEqual({line: 7, column: 5});
    expect(template.at([])).toEqual({line: 1, column: 1});
    expect(template.within(['words', '2013'], 'several '.length)).toEqual({line: 5, column: 5});
    expect(template.within(['words', 'one'], 3)).toEqual({line: 2, column: 11});
    expect(template.within(['list', 0], 3)).toEqual({line: 7, column: 5});
  });

  it.each<[string, string, Partial<TemplateProblem>]>([
    ['bad YAML', 'words:\n  one: [a', {line: 2, column: 10, mend: 'Correct the YAML at this place.'}],
    ['a wrong type', 'list: 7', {line: 1, column: 7, mend: 'Write a array here.'}],
    ['an unknown key', 'list:\n  - id: x\n    name: y', {line: 2, column: 5, mend: 'Remove or rename "name".'}],
    ['a wrong word', 'list:\n  - id: x\n    kind: c', {line: 3, column: 11, mend: 'Use one of: "a", "b".'}],
    ['a missing key', 'list:\n  - kind: a', {line: 2, column: 5, mend: 'Write a string here.'}],
    ['a key that stands twice', 'words: {}\nwords: {}', {line: 2, column: 1, message: 'The key "words" stands twice'}],
    ['one key as text and as a number', 'words: {1: a, "1": b}', {column: 15, message: 'The key "1" stands twice'}],
    ['a key that is a list', 'words: {[a]: b}', {message: 'A key is neither text nor a number'}],
    ['__proto__', 'words:\n  __proto__: x', {line: 2, column: 3, message: 'The key "__proto__" is not allowed'}],
    ['constructor', 'words:\n  constructor: x', {line: 2, message: 'The key "constructor" is not allowed'}],
    ['two documents', 'words: {}\n---\nwords: {}', {line: 2}],
    ['an unknown tag', 'words: {a: !!js/function x}', {line: 1, column: 12}],
    ['an anchor that is not there', 'words: {a: *nothing}', {line: 1}],
    ['nothing', '', {line: 1, column: 1}],
    ['a list at the top', '- a', {line: 1, column: 1, mend: 'Write a object here.'}],
  ])('says where, what and how to mend it: %s', (_, text, problem) => {
    const [found] = problemsOf(text);
    expect(found).toMatchObject({file: 't.yaml', ...problem});
    expect(formatProblem(found as TemplateProblem)).toMatch(/^t\.yaml:\d+:\d+: .+\. .+/);
  });

  it('names all faults, and the first fifty in the message', () => {
    const text = `list:\n${'  - {id: x, kind: c}\n'.repeat(80)}`;
    expect(problemsOf(text)).toHaveLength(80);
    const error = new TemplateError(problemsOf(text));
    expect(error.message.split('\n')).toHaveLength(51);
    expect(error.message).toContain('… and 30 more.');
    expect(error.code).toBe('bad-template');
  });
});

describe('a hostile template is refused in bounded time', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [index, name] of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries()) {
    const before = 'abcdefgh'[index];
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  it.each([
    ['five megabytes', `words: {}\n#${'x'.repeat(5 * 1024 * 1024)}`, 'larger than 1 MiB'],
    ['an alias bomb', bomb.join('\n'), 'Excessive alias count'],
    ['a list that holds itself', 'list: &a [*a]', ''],
    ['brackets without end', '['.repeat(maxTemplateBytes - 1), 'Nested deeper than 50 levels'],
    ['maps without end', '{a: '.repeat(200_000), 'Nested deeper than 50 levels'],
    ['60 levels', `words: ${'['.repeat(60)}${']'.repeat(60)}`, 'Nested deeper than 50 levels'],
    ['lists in lists by dashes', `${'- '.repeat(50_000)}x`, 'Nested deeper than 50 levels'],
    ['100,000 keys, the last one twice', `${keys(100_000)}k5: 1\n`, 'The key "k5" stands twice'],
  ])('%s', (_, text, message) => {
    const start = processorTime();
    const problems = problemsOf(text);
    expect(processorTime(start)).toBeLessThan(8_000);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.message).toContain(message);
  });
});

function keys(count: number): string {
  return Array.from({length: count}, (_, index) => `k${index}: 1\n`).join('');
}
