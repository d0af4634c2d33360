import {globSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import {describe, expect, test} from 'vitest';
import {proseOfCatalogue, proseOfMarkdown, proseOfTemplate, wordsOf} from './prose.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const allowed = read('test/fixtures/words.txt').split('\n').slice(0, -1);

const british = nspell(dictionary);
const house = nspell(dictionary);
for (const word of allowed) house.add(word);

// A compound is right as a whole (co-operate) or in each of its parts.
const isKnown = (word: string): boolean =>
  house.correct(word) || (word.includes('-') && word.split('-').every(part => part.length < 2 || house.correct(part)));

const unknownWords = (text: string): string[] => [...new Set(wordsOf(text))].filter(word => !isKnown(word)).sort();

// The short names of ISO's controls and clauses are ISO's, and ISO writes -ize.
const withoutTitlesOfIso = (path: string, text: string): string =>
  /\/(iso27001|isms-clauses)-\d{4}\.yaml$/.test(path) ? text.replaceAll(/\borganization(al)?\b/gi, ' ') : text;

const templates = globSync('templates/{frameworks,reviews,checks,report}/**/*.yaml', {cwd: root})
  .map(path => path.replaceAll(sep, '/'))
  .sort();
const catalogues = [...globSync('renderer/texts/en/*.ts', {cwd: root}), 'main/electron/native-texts.ts']
  .map(path => path.replaceAll(sep, '/'))
  .sort();
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'ARCHITECTURE.md'];

describe('what people read is spelled as in Britain; a word that is right and unknown goes to test/fixtures/words.txt', () => {
  test.each(templates)('%s', path => {
    const text = proseOfTemplate(read(path)).join('\n');
    expect(unknownWords(withoutTitlesOfIso(path, text)), `unknown words in ${path}`).toEqual([]);
  });

  test.each(catalogues)('%s', path => {
    expect(unknownWords(proseOfCatalogue(path, read(path)).join('\n')), `unknown words in ${path}`).toEqual([]);
  });

  test.each(documents)('%s', path => {
    expect(unknownWords(proseOfMarkdown(read(path))), `unknown words in ${path}`).toEqual([]);
  });

  test('the allow list is sorted, holds a word once, and none that the dictionary knows', () => {
    expect(allowed).toEqual([...new Set(allowed)].sort());
    expect(allowed.filter(word => british.correct(word))).toEqual([]);
  });

  test.each(['organization', 'color', 'recieve', 'Seperate', 'behavior', "auditer's", 'well-knwon', 'either/oter'])(
    '%s is found out',
    word => {
      expect(unknownWords(`Ask (“${word}”), then.`)).toHaveLength(1);
    },
  );

  test.each([
    'k8s',
    'kube-apiserver.yaml',
    'aws:SecureTransport',
    'hostPID',
    'max_pods',
    '--tls-cert-fyle',
    '/etc/kuberntes/pki',
    '{naem}',
    "Kubelet's",
    'KPIs',
    'co-operate',
  ])('%s is no misspelling', text => {
    expect(unknownWords(`Ask (${text}), then.`)).toEqual([]);
  });

  test('code in a document is left out, the text of a link is not', () => {
    const text = '`exmple`\n\n```sh\nnpm rnu\n```\n\n[A lnik](https://exmple.org) to <b>see</b>.';
    expect(unknownWords(proseOfMarkdown(text))).toEqual(['lnik']);
  });

  test('a rule is left out, what explains it is not', () => {
    const text =
      'checks: [{id: knwon, pass: resorce == 1, explain: {pass: It is fien.}, whenEmpty: {reason: No bukets.}}]';
    expect(unknownWords(proseOfTemplate(text).join('\n'))).toEqual(['bukets', 'fien']);
  });

  test('all rooms of templates are looked into', () => {
    const rooms = new Set(templates.map(path => path.split('/')[1]));
    expect([...rooms]).toEqual(['checks', 'frameworks', 'report', 'reviews']);
    expect(templates.flatMap(path => proseOfTemplate(read(path))).flatMap(wordsOf).length).toBeGreaterThan(30_000);
  });
});
