import {z} from 'zod';
import {ControlRef} from '../contract/ids.ts';

const Text = z.string().trim().min(1).max(4_000);

const Scalar = z.union([z.string().max(1_000), z.number(), z.boolean()]);

/** A param is plain data of bounded size: a rule may range over it. */
const Param = z.union([Scalar, z.array(Scalar).max(500), z.record(z.string().max(200), Scalar)]);

const Identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'expected a name of letters, digits and _');

/** One entry of a check file: the shape of `Check`, with the defaults a file may leave out. */
export const CheckEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words with hyphens, as in s3-bucket-public'),
  title: Text.max(200),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  provider: z.enum(['aws', 'kubernetes']),
  resourceType: z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'expected a type name, as in AwsS3Bucket'),
  controls: z.array(ControlRef).min(1),
  reads: z.array(z.string().min(1)).min(1),
  appliesTo: z.string().trim().min(1).optional(),
  pass: z.string().trim().min(1),
  params: z.record(Identifier, Param).default({}),
  explain: z.strictObject({pass: Text, fail: Text}),
  whenEmpty: z.strictObject({verdict: z.enum(['not-applicable', 'not-assessed', 'fail']), reason: Text}),
  ask: Text,
  remediation: Text.optional(),
  references: z.record(z.string(), z.array(z.string())).optional(),
});

/** A check file: `checks:` and a list. */
export const CheckFile = z.strictObject({checks: z.array(CheckEntry)});
