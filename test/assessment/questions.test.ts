import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {QuestionEntry} from '../../main/assessment/question-schema.ts';

const frameworks = loadFrameworks(join(import.meta.dirname, '../../templates/frameworks'));
const templates = join(import.meta.dirname, '../../templates');
const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));

test('every control of both editions can be asked about', () => {
  for (const edition of ['2013', '2022'] as const)
    for (const {ref} of frameworks.controls(edition))
      expect(frameworks.questionsFor(ref).length, `${edition} ${ref.id}`).toBeGreaterThan(0);
});

describe.each(frameworks.questions.map(question => [question.id, question] as const))('%s', (_, question) => {
  test('is a question somebody has to answer with more than yes', () => {
    expect(question.text.length).toBeGreaterThanOrEqual(30);
    expect(question.text.length).toBeLessThanOrEqual(400);
    expect(question.text).toMatch(/[?.]$/);
    expect(question.text).not.toMatch(/^(do|does|is|are|have|has|can|will|was|were) /i);
    expect(question.text).toMatch(
      /\b(show|which|who|how|what|where|when|why|name|compare|tell|list|find|explain|trace|ask|let|try|put|set|count|choose|follow)\b/i,
    );
  });

  test('says what good evidence looks like and what should worry', () => {
    expect(question.evidence.length).toBeGreaterThan(40);
    expect(question.evidence).not.toBe(question.text);
    for (const flag of question.redFlags) expect(question.evidence).not.toContain(flag);
  });
});

test('no two questions say nearly the same', () => {
  const bags = frameworks.questions.map(question => ({id: question.id, words: words(question.text)}));
  const near = bags.flatMap((a, i) =>
    bags.slice(i + 1).flatMap(b => {
      const shared = [...a.words].filter(word => b.words.has(word)).length;
      return shared / (a.words.size + b.words.size - shared) > 0.6 ? [`${a.id} ${b.id}`] : [];
    }),
  );
  expect(near).toEqual([]);
});

test('none speaks in the language of a standard', () => {
  for (const {id, text, evidence} of frameworks.questions)
    expect(`${text} ${evidence}`, id).not.toMatch(/\bshall\b|\bthe organization\b|\bthe organisation shall\b/i);
});

test('every family mixes methods, and the bank uses all four', () => {
  for (const {id} of frameworks.families) {
    const methods = new Set(frameworks.questionsOfFamily(id).map(question => question.method));
    expect(methods.size, id).toBeGreaterThanOrEqual(3);
  }
  expect(new Set(frameworks.questions.map(question => question.method)).size).toBe(4);
});

test('every check that a question points to exists', () => {
  const rules = readdirSync(join(templates, 'checks'), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFileSync(join(templates, 'checks', name), 'utf8'));
  const checks = new Set(rules.join('\n').match(/(?<=\bid: )(aws|k8s)-[a-z0-9-]+/g));
  expect(checks.size).toBeGreaterThan(50);
  expect(() => loadFrameworks(join(templates, 'frameworks'), checks)).not.toThrow();
});

describe('the schema refuses', () => {
  const good = {
    id: 'A.5.1.1-q9',
    control: {edition: '2013', id: 'A.5.1.1'},
    method: 'examine',
    ask: ['CISO'],
    text: 'Which policies were approved this year, and by whom?',
    evidence: 'A register with dates and names of those who approved.',
    redFlags: ['No dates'],
  };
  test('nothing of a good entry', () => {
    expect(QuestionEntry.safeParse(good).success).toBe(true);
  });
  test.each([
    ['a yes/no question', {text: 'Do you have a policy on information security?'}],
    ['a yes/no question in capitals', {text: 'IS THERE A POLICY ON INFORMATION SECURITY?'}],
    ['a question of three words', {text: 'Which policies?'}],
    ['an essay', {text: `Which ${'very '.repeat(80)}old policies?`}],
    ['a statement', {text: 'The policies are approved by management.'}],
    ['a 2022 id without its edition', {id: 'A.5.23-q1'}],
    ['an id without number', {id: 'A.5.1.1-q'}],
    ['an unknown method', {method: 'guess'}],
    ['nobody to ask', {ask: []}],
    ['no red flag', {redFlags: []}],
    ['an unknown key', {hint: 'x'}],
    ['a check id of another kind', {informedBy: ['prowler-1']}],
  ])('%s', (_, change) => {
    expect(QuestionEntry.safeParse({...good, ...change}).success).toBe(false);
  });
});
