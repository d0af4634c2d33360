import {z} from 'zod';

/** A 2013 control: three numbers. Two numbers are an objective there, and a control in 2022. */
export const ControlId2013 = z
  .string()
  .regex(/^A\.\d{1,2}\.\d{1,2}\.\d{1,2}$/, 'a 2013 control id has three numbers, like A.9.2.3');

/** A 2022 control: two numbers, the first being the theme. */
export const ControlId2022 = z.string().regex(/^A\.[5-8]\.\d{1,2}$/, 'a 2022 control id has two numbers, like A.5.23');

/** A requirement of clauses 4 to 10: two or three numbers. */
export const ClauseId = z
  .string()
  .regex(/^([4-9]|10)(\.\d{1,2}){1,2}$/, 'a requirement has two or three numbers, in quotes, like "6.1.3"');

const line = z.string().trim().min(1).max(400);

/** Whether a collector can support a control, or only people and papers. */
export const EvidenceMode = z.enum(['interview-and-documents', 'automated-and-interview']);

/** `iso27001-2013.yaml`: families hold objectives, objectives hold controls. */
export const Framework2013File = z.strictObject({
  edition: z.literal('2013'),
  title: line,
  families: z.array(
    z.strictObject({
      id: z.string().regex(/^A\.\d{1,2}$/, 'a family id has one number, like A.9'),
      name: line,
      documents: z.array(line).min(1),
      sampling: line,
      objectives: z.array(
        z.strictObject({
          id: z.string().regex(/^A\.\d{1,2}\.\d{1,2}$/, 'an objective id has two numbers, like A.9.2'),
          name: line,
          controls: z.array(z.strictObject({id: ControlId2013, name: line, evidence: EvidenceMode})),
        }),
      ),
    }),
  ),
});

/** `iso27001-2022.yaml`: themes hold controls. */
export const Framework2022File = z.strictObject({
  edition: z.literal('2022'),
  title: line,
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^A\.[5-8]$/, 'a theme id is A.5, A.6, A.7 or A.8'),
      name: line,
      controls: z.array(
        z.strictObject({id: ControlId2022, name: line, evidence: EvidenceMode, new: z.literal(true).optional()}),
      ),
    }),
  ),
});

/** `isms-clauses-2022.yaml`: clauses 4 to 10 hold requirements. */
export const ClausesFile = z.strictObject({
  edition: z.literal('2022'),
  title: line,
  clauses: z
    .array(
      z.strictObject({
        id: z.string().regex(/^([4-9]|10)$/, 'a clause is 4 to 10, in quotes'),
        name: line,
        requirements: z.array(z.strictObject({id: ClauseId, name: line})).min(1),
      }),
    )
    .min(1),
});

/** One 2013 control and what became of it. `doubtful`: the sources differ, `related2022` says where else to look. */
export const CrosswalkRow = z.strictObject({
  iso2013: ControlId2013,
  iso2022: z.array(ControlId2022).min(1),
  type: z.enum(['carried', 'merged', 'split']),
  status: z.enum(['agreed', 'agreed-with-gap', 'doubtful', 'source-error', 'split']),
  related2022: z.array(ControlId2022).min(1).optional(),
  note: line.optional(),
});

/** `crosswalk-2013-2022.yaml`. `nearest2013` is a practice aid, no part of the published correspondence. */
export const CrosswalkFile = z.strictObject({
  rows: z.array(CrosswalkRow),
  new2022: z.array(z.strictObject({iso2022: ControlId2022, nearest2013: z.array(ControlId2013).min(1)})),
});

export type EvidenceMode = z.infer<typeof EvidenceMode>;
export type Framework2013File = z.infer<typeof Framework2013File>;
export type Framework2022File = z.infer<typeof Framework2022File>;
export type ClausesFile = z.infer<typeof ClausesFile>;
export type CrosswalkRow = z.infer<typeof CrosswalkRow>;
export type CrosswalkFile = z.infer<typeof CrosswalkFile>;
