import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {z} from 'zod';
import {QuestionFile, ReviewFile} from '../../main/assessment/question-schema.ts';
import {CheckFile} from '../../main/checks/schema.ts';

const folder = join(import.meta.dirname, '../../schemas');
const published = {
  'question-pack': {schema: QuestionFile, title: 'Fieldwork question pack'},
  'review-pack': {schema: ReviewFile, title: 'Fieldwork review pack'},
  check: {schema: CheckFile, title: 'Fieldwork checks'},
};

describe('a published schema is the one that the program checks by', () => {
  test.each(Object.entries(published))('%s', (name, {schema, title}) => {
    const path = join(folder, `${name}.schema.json`);
    const {$schema, ...rest} = z.toJSONSchema(schema, {io: 'input'});
    const wanted = {$schema, title, ...rest};
    // UPDATE_SCHEMAS=1 writes them; then format and commit.
    if (process.env.UPDATE_SCHEMAS) writeFileSync(path, `${JSON.stringify(wanted, null, 2)}\n`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(wanted)));
  });

  test('and says which keys a file may leave out', () => {
    const schema = JSON.parse(readFileSync(join(folder, 'question-pack.schema.json'), 'utf8'));
    expect(schema.required).toEqual(['pack', 'language', 'questions']);
    expect(schema.additionalProperties).toBe(false);
    const question = schema.properties.questions.items;
    expect(question.required).toEqual(['id', 'method', 'ask', 'text', 'evidence', 'redFlags', 'control']);
  });
});
