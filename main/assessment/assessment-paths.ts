import {z} from 'zod';
import type {AssessmentPath} from '../contract/review-methods.ts';
import type {Answer} from '../workspace/types.ts';
import type {Frameworks} from './frameworks.ts';

const line = z.string().trim().min(1).max(400);

/** `facts/paths.yaml`: ready-made ways through the families, each with the reason for its order. */
export const PathFile = z.strictObject({
  paths: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words with hyphens, like it-first'),
        title: line,
        about: z.string().trim().min(40).max(600),
        families: z.array(z.strictObject({id: z.string().regex(/^A\.\d{1,2}$/), why: line})).min(1),
      }),
    )
    .min(1),
});

type Path = z.infer<typeof PathFile>['paths'][number];

/** The paths with how far each family on them is. `asked`: questions with anything on record. */
export const pathsWithProgress = (
  paths: readonly Path[],
  frameworks: Frameworks,
  answers: readonly Answer[],
): AssessmentPath[] => {
  const answered = new Set(answers.map(({question}) => question));
  const names = new Map(frameworks.families.map(({id, name}) => [id, name]));
  return paths.map(({families, ...path}) => ({
    ...path,
    families: families.map(({id, why}) => {
      const questions = frameworks.questionsOfFamily(id);
      const asked = questions.filter(question => answered.has(question.id)).length;
      return {id, name: names.get(id) ?? id, questions: questions.length, asked, why};
    }),
  }));
};
