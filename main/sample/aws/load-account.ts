import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {parseTemplate} from '../../templates/yaml.ts';
import {CloudTrail, Ec2, General, Iam, Kms, S3, type SampleAccount} from './account.ts';
import {SampleError} from './errors.ts';
import {expand, type Scope} from './expand.ts';
import {isPlain} from './wire-value.ts';

/** Where the sample company's AWS data lies in the source tree. */
export const sampleAwsFolder = join(import.meta.dirname, '../../../templates/sample/aws');

export type LoadOptions = {
  readonly folder?: string;
  /** Multiplies every `repeat` and `each`; 1 if absent. */
  readonly scale?: number;
  /** What relative times count from; the present if absent. */
  readonly now?: Date;
};

/** Reads, expands and checks the sample account. Errors: TemplateError for bad YAML, SampleError `bad-data` for data that does not fit. */
export const loadSampleAccount = async (options: LoadOptions = {}): Promise<SampleAccount> => {
  const folder = options.folder ?? sampleAwsFolder;
  const scope: Scope = {words: {}, n: 1, scale: options.scale ?? 1, now: options.now ?? new Date()};
  const general = check('account.yaml', General, expand(await readYaml(folder, 'account.yaml'), {...scope, scale: 1}));
  const {account, alias} = general;
  const filled = {...scope, words: {account, alias}};
  const load = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> =>
    check(file, schema, expand(await readYaml(folder, file), filled));
  return {
    general,
    iam: await load('iam.yaml', Iam),
    s3: await load('s3.yaml', S3),
    ec2: check('ec2', Ec2, {
      regions: mergeRegions(
        expandRegions(await readYaml(folder, 'network.yaml'), filled),
        expandRegions(await readYaml(folder, 'compute.yaml'), filled),
      ),
    }),
    cloudtrail: await load('cloudtrail.yaml', CloudTrail),
    kms: await load('kms.yaml', Kms),
  };
};

const readYaml = async (folder: string, file: string): Promise<unknown> =>
  parseTemplate(file, await readFile(join(folder, file), 'utf8'), z.record(z.string(), z.unknown())).value;

/** The data of each region, with `{region}` standing for its name. */
const expandRegions = (file: unknown, scope: Scope): Record<string, object> => {
  const regions = isPlain(file) && isPlain(file.regions) ? file.regions : {};
  return Object.fromEntries(
    Object.entries(regions).map(([region, data]) => {
      const expanded = expand(data, {...scope, words: {...scope.words, region}});
      return [region, isPlain(expanded) ? expanded : {}];
    }),
  );
};

const mergeRegions = (a: Record<string, object>, b: Record<string, object>): Record<string, object> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map(name => [name, {...a[name], ...b[name]}]),
  );

const check = <S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SampleError('bad-data', `${file}: ${issue?.path.join('.')}: ${issue?.message}`, {cause: parsed.error});
};
