import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {Classification, ControlRef, Mode} from '../contract/ids.ts';
import {parseTemplate} from '../templates/yaml.ts';

const line = z.string().trim().min(1).max(400);

/** `templates/sample/company.yaml`: the invented client that the demo assesses. */
export const SampleCompany = z.strictObject({
  assessment: z.strictObject({
    reference: z.string().regex(/^[A-Za-z0-9._-]+$/, 'letters, digits, dots, dashes and underscores'),
    client: line,
    title: line,
    scope: line,
    mode: Mode,
    auditor: line,
  }),
  sites: z.array(z.strictObject({name: line, country: line, purpose: line})),
  staff: z.array(z.strictObject({name: line, role: line, site: line})),
  documents: z.array(
    z.strictObject({
      file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a file name inside documents/'),
      title: line,
      kind: z.enum(['document', 'photo']).default('document'),
      classification: Classification,
      note: line.optional(),
      controls: z.array(ControlRef).min(1),
    }),
  ),
});

export type SampleCompany = z.infer<typeof SampleCompany>;

/** Reads `company.yaml` of a sample folder (`templates/sample`). Errors: TemplateError. */
export const loadSampleCompany = (folder: string): SampleCompany =>
  parseTemplate('company.yaml', readFileSync(join(folder, 'company.yaml'), 'utf8'), SampleCompany).value;

/** The files of sample answers below a sample folder, relative to it, in name order: all of `answers/`. */
export const sampleAnswerFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'answers'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join('answers', name));
