import {z} from 'zod';

/**
 * The file that makes a folder an assessment, by which systems know that Fieldwork opens it; then the name it had at first, which is
 * still read.
 */
export const descriptorNames = ['assessment.fieldwork', 'fieldwork.json'] as const;

/** A SHA-256 digest in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');

/** A point in time: UTC, ISO 8601, milliseconds, `Z`. */
export const Instant = z.iso.datetime({precision: 3});

/** Framework editions. An edition always stands with a control id: 2013 A.8.2 and 2022 A.8.2 differ. */
export const Edition = z.enum(['2013', '2022']);

/** A control of one edition (`A.9.2.3`, `A.5.23`), or a requirement of clauses 4 to 10 (`6.1.3`): an id without `A.` is a clause. */
export const ControlRef = z.strictObject({
  edition: Edition,
  id: z
    .string()
    .regex(
      /^(A\.\d{1,2}(\.\d{1,2}){1,2}|([4-9]|10)(\.\d{1,2}){1,2})$/,
      'an id is like A.9.2.3 (2013), A.5.23 (2022) or 6.1.3 (a clause)',
    ),
});

/** How an assessment is run; in a certification audit no advice is given (ISO/IEC 17021-1). */
export const Mode = z.enum(['certification', 'readiness', 'supplier-review']);

/** The four verdicts. A machine verdict is evidence, never a conclusion. */
export const VerdictValue = z.enum(['pass', 'fail', 'not-assessed', 'not-applicable']);

/** What the auditor concludes on a question. */
export const Conclusion = z.enum(['conforms', 'partly', 'does-not-conform', 'not-applicable', 'not-tested']);

/** How evidence may be handled. */
export const Classification = z.enum(['public', 'internal', 'confidential', 'strictly-confidential']);

export type Edition = z.infer<typeof Edition>;
export type ControlRef = z.infer<typeof ControlRef>;
export type Mode = z.infer<typeof Mode>;
export type VerdictValue = z.infer<typeof VerdictValue>;
export type Conclusion = z.infer<typeof Conclusion>;
export type Classification = z.infer<typeof Classification>;
