import {Conclusion, Edition} from '../contract/ids.ts';
import type {TemplateProblem} from '../templates/yaml.ts';
import type {Answer} from '../workspace/types.ts';
import type {AnswerField, AnswerRow} from './answer-row.ts';
import {readValue, withDocument} from './answer-type.ts';
import type {Frameworks} from './frameworks.ts';
import type {Question} from './question.ts';

/** What an answer is checked against. */
export type AnswerContext = {
  readonly frameworks: Frameworks;
  /** Who answered, where the file does not say. */
  readonly answeredBy: string;
  /** When, where the file does not say: UTC ISO with milliseconds. */
  readonly now: string;
  /** The evidence id (`E-000001`) that a reference means (an id, or the file name of an attachment), or undefined. */
  readonly evidence: (reference: string) => string | undefined;
};

type Note = (field: AnswerField | undefined, message: string, mend: string) => void;

/** The answer of one row, or undefined with its problems added. */
export const checkAnswer = (
  row: AnswerRow,
  context: AnswerContext,
  file: string,
  problems: TemplateProblem[],
): Answer | undefined => {
  const before = problems.length;
  const note: Note = (field, message, mend) => problems.push({file, ...row.at(field), message, mend});
  const question = findQuestion(row, context.frameworks, note);
  const conclusion = readConclusion(row, note);
  const answeredAt = readTime(row, context.now, note);
  const evidence = readEvidence(row, context, note);
  const value = question && readRowValue(row, question, context, note);
  const {text = '', reason, reference, answeredBy = context.answeredBy} = row.cells;
  if (conclusion) checkWords(conclusion, row, note);
  if (problems.length > before || !question || !conclusion) return undefined;
  return {
    question: question.id,
    control: question.control,
    conclusion,
    text,
    ...(value === undefined ? {} : {value}),
    ...(reference ? {reference} : {}),
    ...(reason ? {reason} : {}),
    evidence: question.answer.type === 'document' ? withDocument(evidence, value) : evidence,
    answeredBy,
    answeredAt,
  };
};

const findQuestion = (row: AnswerRow, frameworks: Frameworks, note: Note): Question | undefined => {
  const {question: id, control, edition} = row.cells;
  if (!id && !control) {
    note(undefined, 'The answer names no question', 'Write the question id, like A.9.2.3-q1, or control and edition.');
    return undefined;
  }
  const ref = readControl(row, frameworks, note);
  if (control && !ref) return undefined;
  const serving = ref ? frameworks.questionsFor(ref) : [];
  if (!id) {
    if (serving.length === 1) return serving[0];
    note(
      'control',
      `${edition} ${control} has ${serving.length} questions, the answer must say which it means`,
      `Write one of ${serving.map(q => q.id).join(', ')} under question.`,
    );
    return undefined;
  }
  const question = frameworks.question(id);
  if (!question) {
    note('question', `There is no question ${id.slice(0, 80)}`, nearby(id, frameworks));
    return undefined;
  }
  if (ref && !serving.includes(question)) {
    note(
      'control',
      `${id} is no question of ${edition} ${control}`,
      `Leave control out, or write ${question.control.edition} and ${question.control.id}.`,
    );
    return undefined;
  }
  return question;
};

const readControl = ({cells}: AnswerRow, frameworks: Frameworks, note: Note) => {
  if (!cells.control) return undefined;
  const edition = Edition.safeParse(cells.edition);
  if (!edition.success) {
    note(
      cells.edition ? 'edition' : 'control',
      cells.edition
        ? `Unknown edition "${cells.edition.slice(0, 40)}"`
        : `The control ${cells.control.slice(0, 40)} stands without an edition`,
      'Write 2013 or 2022 under edition: the same id means different things.',
    );
    return undefined;
  }
  const ref = {edition: edition.data, id: cells.control};
  if (frameworks.control(ref)) return ref;
  note(
    'control',
    `The ${ref.edition} edition has no control ${ref.id.slice(0, 40)}`,
    '2013 ids have three numbers (A.9.2.3), 2022 ids two (A.5.23).',
  );
  return undefined;
};

const nearby = (id: string, frameworks: Frameworks): string => {
  const stem = id.replace(/-q\d*$/, '');
  const ids = frameworks.questions.map(question => question.id).filter(known => known.replace(/-q\d*$/, '') === stem);
  return ids.length > 0
    ? `${stem} has ${ids.join(', ')}.`
    : 'Question ids are like A.9.2.3-q1, or 2022:A.5.23-q1 for controls that are new in 2022.';
};

const readConclusion = ({cells}: AnswerRow, note: Note): Conclusion | undefined => {
  if (!cells.conclusion) {
    note(undefined, 'The answer has no conclusion', `Write one of ${Conclusion.options.join(', ')}.`);
    return undefined;
  }
  const parsed = Conclusion.safeParse(cells.conclusion.toLowerCase().replaceAll(/[\s_-]+/g, '-'));
  if (parsed.success) return parsed.data;
  note(
    'conclusion',
    `Unknown conclusion "${cells.conclusion.slice(0, 60)}"`,
    `Write one of ${Conclusion.options.join(', ')}.`,
  );
  return undefined;
};

const checkWords = (conclusion: Conclusion, {cells}: AnswerRow, note: Note): void => {
  const excused = conclusion === 'not-applicable' || conclusion === 'not-tested';
  if (excused && !cells.reason)
    note(
      undefined,
      `The conclusion ${conclusion} stands without a reason`,
      'Write under reason why it does not apply or was not tested.',
    );
  if (!excused && !cells.text)
    note(undefined, `The conclusion ${conclusion} stands without a text`, 'Write under text what was seen or said.');
};

const readEvidence = (row: AnswerRow, context: AnswerContext, note: Note): string[] => {
  const found = row.evidence.flatMap(reference => {
    const whole = context.evidence(reference);
    if (whole) return [whole];
    return reference.split(',').flatMap(part => {
      const id = context.evidence(part.trim());
      if (!id)
        note(
          'evidence',
          `There is no evidence "${part.trim().slice(0, 100)}"`,
          'Attach the file first, or write the id of an item that exists, like E-000001.',
        );
      return id ? [id] : [];
    });
  });
  return [...new Set(found)];
};

const readRowValue = (
  {cells}: AnswerRow,
  {id, answer}: Question,
  {evidence}: AnswerContext,
  note: Note,
): string | number | undefined => {
  if (!cells.value) return undefined;
  const read = readValue(cells.value, answer, evidence);
  if (read.ok) return read.value;
  note('value', `${id}: ${read.message}`, read.mend);
  return undefined;
};

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const readTime = ({cells}: AnswerRow, now: string, note: Note): string => {
  const {answeredAt} = cells;
  if (!answeredAt) return now;
  const time = withZone.test(answeredAt) ? Date.parse(answeredAt) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  note(
    'answeredAt',
    `"${answeredAt.slice(0, 40)}" is no point in time`,
    'Write it with its zone, like 2026-11-03T14:30:00Z, or leave it out for now.',
  );
  return now;
};
