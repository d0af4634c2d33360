import {basename, extname} from 'node:path';
import {z} from 'zod';
import {checkPack} from '../assessment/check-pack.ts';
import {decodeText} from '../assessment/decode-text.ts';
import {importAnswers} from '../assessment/import-answers.ts';
import type {Pack} from '../assessment/question.ts';
import {QuestionFile, ReviewFile} from '../assessment/question-schema.ts';
import {parseChecks} from '../checks/load.ts';
import {type Place, parseTemplate, TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import type {Library} from './library.ts';

/** What a file turned out to be. */
export type TemplateKind = 'questions' | 'review' | 'checks' | 'answers';

/** A template that holds, or its problems; `kind` is missing where the file says nothing of it. */
export type CheckedTemplate =
  | {
      readonly ok: true;
      readonly kind: TemplateKind;
      readonly entries: number;
      readonly pack?: Pack;
      /** Where the pack's version stands, or the file's first key. */
      readonly versionAt: Place;
    }
  | {readonly ok: false; readonly kind?: TemplateKind; readonly problems: readonly TemplateProblem[]};

/** What a file is checked against. */
export type TemplateContext = Library & {readonly operations: ReadonlySet<string>; readonly now: string};

/**
 * Checks a file of any kind: question pack, review, checks, or answers. Its kind is told by its first key, of answers in CSV by
 * its name. Which evidence answers name is not looked at, since that depends on an assessment.
 */
export const checkTemplate = (path: string, bytes: Uint8Array, context: TemplateContext): CheckedTemplate => {
  const file = basename(path);
  let kind: TemplateKind | undefined;
  try {
    kind = kindOf(file, bytes);
    return {ok: true, kind, ...contentOf(kind, file, bytes, context)};
  } catch (error) {
    if (error instanceof TemplateError) return {ok: false, ...(kind ? {kind} : {}), problems: error.problems};
    throw error;
  }
};

const start: Place = {line: 1, column: 1};

const contentOf = (
  kind: TemplateKind,
  file: string,
  bytes: Uint8Array,
  {frameworks, checks, operations, now}: TemplateContext,
): {entries: number; pack?: Pack; versionAt: Place} => {
  const text = decodeText(file, bytes);
  const checkIds = new Set(checks.map(check => check.id));
  switch (kind) {
    case 'questions': {
      const template = {file, ...parseTemplate(file, text, QuestionFile)};
      const pack = checkPack(template, frameworks, checkIds);
      return {entries: pack.questions.length, pack, versionAt: template.at(['version'])};
    }
    case 'review': {
      const template = {file, ...parseTemplate(file, text, ReviewFile)};
      const pack = checkPack(template, frameworks, checkIds);
      return {entries: pack.questions.length, pack, versionAt: template.at(['version'])};
    }
    case 'checks': {
      const ids = (edition: '2013' | '2022') => new Set(frameworks.controls(edition).map(({ref}) => ref.id));
      const controls = {'2013': ids('2013'), '2022': ids('2022')};
      return {entries: parseChecks([{file, text}], {operations, controls}).length, versionAt: start};
    }
    case 'answers': {
      const imported = importAnswers(file, bytes, {frameworks, answeredBy: 'nobody', now, evidence: name => name});
      if (!imported.ok) throw new TemplateError(imported.problems);
      return {entries: imported.answers.length, versionAt: start};
    }
  }
};

const keys: Readonly<Record<string, TemplateKind>> = {
  pack: 'questions',
  review: 'review',
  checks: 'checks',
  answers: 'answers',
};

const kindOf = (file: string, bytes: Uint8Array): TemplateKind => {
  const extension = extname(file).toLowerCase();
  if (extension === '.csv' || extension === '.tsv') return 'answers';
  const {value} = parseTemplate(file, decodeText(file, bytes), z.record(z.string(), z.unknown()));
  const kind = Object.entries(keys).find(([key]) => Object.hasOwn(value, key))?.[1];
  if (kind) return kind;
  throw new TemplateError([
    {
      file,
      line: 1,
      column: 1,
      message: 'The file does not say what it is',
      mend: 'Begin with "pack:" (questions), "review:", "checks:" or "answers:".',
    },
  ]);
};
