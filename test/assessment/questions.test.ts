import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {type Question, withFollowUps} from '../../main/assessment/question.ts';
import {QuestionEntry} from '../../main/assessment/question-schema.ts';
import {Conclusion} from '../../main/contract/ids.ts';

const templates = join(import.meta.dirname, '../../templates');
const frameworks = loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews'));
const asked = frameworks.packs.flatMap(pack => pack.questions);
const followUps = asked.flatMap(question => question.followUps);
const keyOf = (question: Question) => `${question.control.edition} ${question.control.id}`;
const own = Map.groupBy(frameworks.questions, keyOf);

/** Everything of the bank that a client or auditor reads, with where it stands. */
const texts = [
  ...asked.flatMap(({id, text, evidence, redFlags, sampling}) =>
    [text, evidence, ...redFlags, ...(sampling ? [sampling] : [])].map(words => [id, words] as const),
  ),
  ...followUps.map(({id, text}) => [id, text] as const),
  ...[...frameworks.controls('2013'), ...frameworks.controls('2022'), ...frameworks.requirements].flatMap(({ref}) =>
    frameworks.about(ref).map(about => [`${ref.edition} ${ref.id}`, about] as const),
  ),
  ...frameworks.reviews.flatMap(review => review.topics.map(({id, about}) => [id, about] as const)),
];
const sentencesOf = (text: string) => text.split(/(?<=[.?!])["”)]?\s+(?=["“(]?\p{Lu}|\d)/u).filter(Boolean);
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
const longWords = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));

describe('the bank asks about everything', () => {
  const mustAsk = [
    ...frameworks.controls('2013'),
    ...frameworks.controls('2022').filter(control => control.newIn2022),
    ...frameworks.requirements,
  ];

  test.each(mustAsk.map(({ref}) => [`${ref.edition} ${ref.id}`, ref] as const))('%s', (key, ref) => {
    const questions = own.get(key) ?? [];
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(new Set(questions.map(question => question.method)).size).toBeGreaterThanOrEqual(2);
    const about = frameworks.about(ref);
    expect(about).toHaveLength(1);
    expect(sentencesOf(about[0] ?? '')).toHaveLength(2);
  });

  test.each(frameworks.controls('2022').map(({ref}) => [ref.id, ref] as const))('2022 %s', (_, ref) => {
    expect(frameworks.questionsFor(ref).length).toBeGreaterThanOrEqual(3);
    expect(frameworks.about(ref).length).toBeGreaterThanOrEqual(1);
  });

  test('with at least 450 questions in the 14 families, 3 methods in each, all four in the bank', () => {
    const ofFamilies = frameworks.families.flatMap(({id}) => frameworks.questionsOfFamily(id));
    expect(ofFamilies.filter(({control}) => control.edition === '2013').length).toBeGreaterThanOrEqual(450);
    for (const {id} of frameworks.families) {
      const methods = new Set(frameworks.questionsOfFamily(id).map(question => question.method));
      expect(methods.size, id).toBeGreaterThanOrEqual(3);
    }
    for (const method of ['examine', 'interview', 'test', 'observe'])
      expect(asked.filter(question => question.method === method).length, method).toBeGreaterThan(asked.length / 20);
  });

  test('a third has follow-ups, and one in eight asks for more than a conclusion', () => {
    expect(asked.filter(question => question.followUps.length > 0).length).toBeGreaterThan(asked.length / 3);
    expect(asked.filter(({answer}) => answer.type !== 'conclusion').length).toBeGreaterThan(asked.length / 8);
  });
});

describe.each(asked.map(question => [question.id, question] as const))('%s', (_, question) => {
  test('is a question somebody has to answer with more than yes', () => {
    expect(question.text.length).toBeGreaterThanOrEqual(30);
    expect(question.text.length).toBeLessThanOrEqual(400);
    expect(question.text).toMatch(/[?.]$/);
    expect(question.text).not.toMatch(/^(do|does|is|are|have|has|can|will|was|were) /i);
    expect(question.ask.length).toBeGreaterThan(0);
  });

  test('says what good evidence looks like and what should worry', () => {
    expect(question.evidence.length).toBeGreaterThanOrEqual(40);
    expect(question.evidence).not.toBe(question.text);
    expect(new Set(question.redFlags).size).toBe(question.redFlags.length);
    for (const flag of question.redFlags) expect(question.evidence).not.toContain(flag);
  });

  test('has follow-ups that an answer can call for and that ask something', () => {
    for (const followUp of question.followUps) {
      expect(followUp.id.startsWith(`${question.id}-f`)).toBe(true);
      expect(followUp.follows?.question).toBe(question.id);
      const when = followUp.follows?.when ?? [];
      expect(when.length, followUp.id).toBeGreaterThan(0);
      expect(when.length, `${followUp.id} is always asked`).toBeLessThan(Conclusion.options.length);
      expect(followUp.text.length, followUp.id).toBeGreaterThanOrEqual(12);
      expect(followUp.text, followUp.id).toMatch(/[?.]$/);
      expect(sentencesOf(followUp.text).at(-1), followUp.id).not.toMatch(
        /^(do|does|is|are|have|has|can|will|was|were) /i,
      );
    }
  });
});

test('every id stands once, over all packs', () => {
  const ids = withFollowUps(asked).map(({id}) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('no two questions say nearly the same', () => {
  const bags = withFollowUps(asked).map(question => ({id: question.id, words: longWords(question.text)}));
  const near = bags.flatMap((a, i) =>
    bags.slice(i + 1).flatMap(b => {
      const shared = [...a.words].filter(word => b.words.has(word)).length;
      return shared >= 3 && shared / (a.words.size + b.words.size - shared) > 0.6 ? [`${a.id} ${b.id}`] : [];
    }),
  );
  expect(near).toEqual([]);
});

describe('the bank reads well', () => {
  test('no sentence has more than 40 words, and the mean has fewer than 20', () => {
    const sentences = texts.flatMap(([id, text]) => sentencesOf(text).map(sentence => ({id, sentence})));
    const long = sentences.filter(({sentence}) => wordsOf(sentence).length > 40).map(({id}) => id);
    expect(long).toEqual([]);
    const words = sentences.reduce((sum, {sentence}) => sum + wordsOf(sentence).length, 0);
    expect(words / sentences.length).toBeLessThan(20);
  });

  test.each([
    ['speaks in the language of a standard', /\bshall\b|\bthe organi[sz]ation\b/i],
    ['shouts', /!/],
    ['says a word twice in a row', /\b(?!that\b|had\b)([a-z]+) \1\b/i],
    ['has a space where none belongs', / {2}| [,.;:?]|\( | \)/],
    ['leaves one out', /[a-z][,;?][A-Za-z]|[a-z]\.[A-Z][a-z]/],
    [
      'spells as in America',
      /\b(colors?|behaviors?|centers?|labeled|canceled|(organ|author|recogn|prior|minim)iz\w+|analyz\w+|licensed? plate|defense|favor\w*|catalog|fulfill|grays?|math)\b/i,
    ],
    ['promises to do', /\bTO ?DO\b|\bFIXME\b|\bTBD\b|\bXXX\b|lorem/],
    [
      'has a common misspelling',
      /\b(recieve|seperat|occured|accomodat|adress|goverment|enviroment|maintainance|independan|existance|succesful|persue|priviledg|responsab|definat|untill|wich|teh|thier)\w*/i,
    ],
  ])('nothing of it %s', (_, pattern) => {
    expect(
      texts.filter(([, text]) => pattern.test(text)).map(([id, text]) => `${id}: ${pattern.exec(text)?.[0]}`),
    ).toEqual([]);
  });
});

test('every check that a question points to exists', () => {
  const rules = readdirSync(join(templates, 'checks'), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFileSync(join(templates, 'checks', name), 'utf8'));
  const checks = new Set(rules.join('\n').match(/(?<=\bid: )(aws|k8s)-[a-z0-9-]+/g));
  expect(checks.size).toBeGreaterThan(50);
  expect(() => loadFrameworks(join(templates, 'frameworks'), checks, join(templates, 'reviews'))).not.toThrow();
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
  const followUp = {id: 'A.5.1.1-q9-f1', when: ['partly'], text: 'Who signed the others?'};
  test.each([
    ['nothing of a good entry', {}],
    ['no follow-up with its condition', {followUps: [followUp]}],
    ['no clause', {id: '2022:6.1.3-q1', control: {edition: '2022', id: '6.1.3'}}],
    ["no id with its owner's name", {id: 'acme/A.5.1.1-q1'}],
  ])('%s', (_, change) => {
    expect(QuestionEntry.safeParse({...good, ...change}).success).toBe(true);
  });
  test.each([
    ['a yes/no question', {text: 'Do you have a policy on information security?'}],
    ['a yes/no question in capitals', {text: 'IS THERE A POLICY ON INFORMATION SECURITY?'}],
    ['a question of three words', {text: 'Which policies?'}],
    ['an essay', {text: `Which ${'very '.repeat(80)}old policies?`}],
    ['a statement', {text: 'The policies are approved by management.'}],
    ['a 2022 id without its edition', {id: 'A.5.23-q1'}],
    ['a clause without its edition', {id: '6.1.3-q1'}],
    ['a clause beyond 10', {control: {edition: '2022', id: '11.1'}}],
    ['an id without number', {id: 'A.5.1.1-q'}],
    ['an owner with a path', {id: '../A.5.1.1-q1'}],
    ['an unknown method', {method: 'guess'}],
    ['nobody to ask', {ask: []}],
    ['no red flag', {redFlags: []}],
    ['an unknown key', {hint: 'x'}],
    ['a check id of another kind', {informedBy: ['prowler-1']}],
    ['a follow-up without condition', {followUps: ['Who signed the others?']}],
    ['a follow-up with an unknown condition', {followUps: [{...followUp, when: ['mostly']}]}],
    ['a number without unit', {answer: {type: 'number'}}],
    ['a choice of one', {answer: {type: 'choice', options: ['a']}}],
    ['an unknown answer type', {answer: {type: 'percent'}}],
  ])('%s', (_, change) => {
    expect(QuestionEntry.safeParse({...good, ...change}).success).toBe(false);
  });
});
