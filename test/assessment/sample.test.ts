import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {importAnswers} from '../../main/assessment/import-answers.ts';
import {progressOf} from '../../main/assessment/progress.ts';
import {calledFor} from '../../main/assessment/question.ts';
import {loadSampleCompany, sampleAnswerFiles} from '../../main/sample/company.ts';

const templates = join(import.meta.dirname, '../../templates');
const frameworks = loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews'));
const company = loadSampleCompany(join(templates, 'sample'));
const files = new Map(
  company.documents.map((document, index) => [document.file, `E-${String(index + 1).padStart(6, '0')}`]),
);
const imports = sampleAnswerFiles(join(templates, 'sample')).map(file => ({
  file,
  result: importAnswers(file, readFileSync(join(templates, 'sample', file)), {
    frameworks,
    answeredBy: company.assessment.auditor,
    now: '2026-11-05T10:00:00.000Z',
    evidence: reference => files.get(reference),
  }),
}));
const answers = imports.flatMap(({result}) => (result.ok ? result.answers : []));

test('the sample answers are taken whole', () => {
  expect(imports.flatMap(({result}) => (result.ok ? [] : result.problems))).toEqual([]);
  expect(answers.length).toBeGreaterThanOrEqual(80);
});

test('every family has answers, and all five conclusions occur more than once', () => {
  const families = progressOf(frameworks, answers, '2013');
  for (const family of families) expect(family.answered, family.id).toBeGreaterThanOrEqual(2);
  const byConclusion = Map.groupBy(answers, answer => answer.conclusion);
  expect(byConclusion.size).toBe(5);
  for (const [conclusion, list] of byConclusion) expect(list.length, conclusion).toBeGreaterThan(2);
});

test('every question of the bank and of the reviews is answered, and every follow-up that an answer calls for', () => {
  const given = new Map(answers.map(answer => [answer.question, answer]));
  expect(given.size, 'answered twice in different files').toBe(answers.length);
  const called = calledFor(
    frameworks.packs.flatMap(pack => pack.questions),
    given,
  ).map(({id}) => id);
  expect(called.filter(id => !given.has(id))).toEqual([]);
  expect([...given.keys()].filter(id => !called.includes(id))).toEqual([]);
  for (const edition of ['2013', '2022'] as const)
    for (const group of progressOf(frameworks, answers, edition))
      expect(group.open, `${edition} ${group.id}`).toEqual([]);
});

test('answers hold the values that their questions ask for', () => {
  const asking = answers.filter(({question}) => frameworks.question(question)?.answer.type !== 'conclusion');
  const valued = asking.filter(answer => answer.value !== undefined);
  expect(asking.length).toBeGreaterThan(100);
  expect(valued.length).toBeGreaterThan(asking.length * 0.7);
});

test('the mix is one that an auditor would believe', () => {
  const share = (conclusion: string) =>
    answers.filter(answer => answer.conclusion === conclusion).length / answers.length;
  expect(share('conforms')).toBeGreaterThan(0.3);
  expect(share('conforms')).toBeLessThan(0.65);
  expect(share('partly')).toBeGreaterThan(0.2);
  expect(share('does-not-conform')).toBeGreaterThan(0.03);
});

test('every document exists, is named by an answer, and belongs to controls that exist', () => {
  expect(readdirSync(join(templates, 'sample/documents')).sort()).toEqual([...files.keys()].sort());
  const named = new Set(answers.flatMap(answer => answer.evidence));
  for (const [file, id] of files) {
    expect(named, file).toContain(id);
    expect(statSync(join(templates, 'sample/documents', file)).size).toBeGreaterThan(200);
  }
  for (const document of company.documents)
    for (const ref of document.controls) expect(frameworks.control(ref), `${document.file} ${ref.id}`).toBeDefined();
});

test('who answers is on the staff, and staff work at sites that exist', () => {
  const staff = new Set([company.assessment.auditor, ...company.staff.map(person => person.name)]);
  for (const {question, answeredBy} of answers) expect(staff, question).toContain(answeredBy);
  const sites = new Set(company.sites.map(site => site.name));
  for (const {site} of company.staff) expect(sites).toContain(site);
});

test('the names try every script that the report promises to show', () => {
  const names = [...company.staff, ...company.sites].map(entry => entry.name).join(' ');
  for (const script of [/\p{Script=Greek}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /[łŁźŹőŐřŘž]/u])
    expect(names).toMatch(script);
});
