import {z} from 'zod';
import {parseTemplate} from '../templates/yaml.ts';
import type {AnswerRow} from './answer-row.ts';

const cell = z.string().trim().max(20_000, 'at most 20,000 characters').optional();

const AnswerFile = z.strictObject({
  answeredBy: cell,
  answers: z
    .array(
      z.strictObject({
        question: cell,
        control: cell,
        edition: z.union([z.string(), z.int()]).transform(String).optional(),
        conclusion: cell,
        text: cell,
        value: z
          .union([z.string().trim().max(20_000, 'at most 20,000 characters'), z.number()])
          .transform(String)
          .optional(),
        reference: z.string().trim().max(300, 'at most 300 characters').optional(),
        reason: cell,
        evidence: z.array(z.string().trim().min(1).max(300)).max(100).optional(),
        answeredBy: cell,
        answeredAt: cell,
      }),
    )
    .max(10_000, 'at most 10,000 answers'),
});

/** The rows of a YAML file of answers; `answeredBy` at the top counts for all rows without one. Errors: TemplateError. */
export const readAnswerYaml = (file: string, text: string): AnswerRow[] => {
  const {value, at} = parseTemplate(file, text, AnswerFile);
  return value.answers.map(({evidence, ...answer}, index) => ({
    cells: filled({answeredBy: value.answeredBy, ...filled(answer)}),
    evidence: evidence ?? [],
    at: field => at(field ? ['answers', index, field] : ['answers', index]),
  }));
};

type Cells = Readonly<Partial<Record<Exclude<keyof AnswerRow['cells'], never>, string | undefined>>>;

const filled = (cells: Cells): AnswerRow['cells'] =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined && value !== ''));
