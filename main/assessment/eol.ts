import {z} from 'zod';
import {refusePattern} from '../checks/pattern.ts';
import type {LayerSupport, SupportState} from '../contract/review-methods.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case words with hyphens, like amazon-eks');
const cycle = z.string().trim().min(1).max(40);
const line = z.string().trim().min(1).max(400);
const end = z.union([z.iso.date(), z.boolean()]);

/** `facts/eol.yaml`: support dates with their source, and the way from what a node says to a product. */
export const SupportFile = z.strictObject({
  source: z.strictObject({
    name: line,
    commit: z.string().regex(/^[0-9a-f]{40}$/),
    date: z.iso.date(),
    licence: line,
  }),
  osImages: z.array(
    z.strictObject({
      match: z.string().superRefine((pattern, context) => {
        const refused = pattern.startsWith('^') ? refusePattern(pattern) : 'the pattern does not start with ^';
        if (refused !== undefined) context.addIssue({code: 'custom', message: refused});
      }),
      product: id,
      cycle,
    }),
  ),
  windowsBuilds: z.array(z.strictObject({build: z.string().regex(/^\d{1,2}\.\d\.\d{5}$/), cycle})),
  products: z.array(
    z.strictObject({
      id,
      title: line,
      layer: line,
      releases: z.array(z.strictObject({cycle, eol: end, extended: z.iso.date().optional()})).min(1),
    }),
  ),
});

export type SupportData = z.infer<typeof SupportFile>;

/** Days before the end from which a version counts as ending soon. */
export const soonDays = 180;

/** Days after which data that announced no end say nothing any more. */
export const staleDays = 365;

/** What the data say of one version on one day. `sourceDate`: the day of the data. */
export type Support = {
  readonly state: SupportState;
  readonly cycle?: string;
  readonly eol?: string;
  readonly extended?: string;
  readonly sourceDate: string;
};

/**
 * The support state of a version on a day (`2026-11-20`). The end day itself still counts as supported. A product or version that is
 * not in the data is `unknown`, and so is one without an announced end once the data are a year old.
 */
export const supportOf = (data: SupportData, product: string, version: string, on: string): Support => {
  const sourceDate = data.source.date;
  const release = findRelease(data, product, version);
  if (!release) return {state: 'unknown', sourceDate};
  const {eol, extended} = release;
  const dates = {
    cycle: release.cycle,
    ...(typeof eol === 'string' ? {eol} : {}),
    ...(extended === undefined ? {} : {extended}),
    sourceDate,
  };
  if (eol === true) return {state: 'ended', ...dates};
  if (eol === false) return {state: daysBetween(sourceDate, on) > staleDays ? 'unknown' : 'supported', ...dates};
  const left = daysBetween(on, eol);
  return {state: left < 0 ? 'ended' : left <= soonDays ? 'ends-soon' : 'supported', ...dates};
};

/** The product and cycle that an `osImage` text means, or undefined where no rule fits. */
export const productOf = (data: SupportData, osImage: string): {product: string; cycle: string} | undefined => {
  const text = osImage.slice(0, 200);
  for (const {match, product, cycle} of data.osImages) {
    const found = new RegExp(match).exec(text);
    if (found) return {product, cycle: cycle.replaceAll(/\$(\d)/g, (_, n) => found[Number(n)] ?? '0')};
  }
  return undefined;
};

/** The Windows Server cycle of a build such as `10.0.17763`, or undefined. */
export const windowsCycleOf = (data: SupportData, build: string): string | undefined =>
  data.windowsBuilds.find(known => build === known.build || build.startsWith(`${known.build}.`))?.cycle;

/** Days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The longest cycle that the version is, or begins with at a dot or dash: `v1.34.3-eks-a1` is cycle 1.34. */
const findRelease = (data: SupportData, product: string, version: string) => {
  const bare = version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
  const fits = (cycle: string) => bare === cycle || bare.startsWith(`${cycle}.`) || bare.startsWith(`${cycle}-`);
  return data.products
    .find(({id}) => id === product)
    ?.releases.filter(({cycle}) => fits(cycle.toLowerCase()))
    .sort((a, b) => b.cycle.length - a.cycle.length)[0];
};

export type Layer = LayerSupport['layer'];

/** One layer judged: by the data where they know product and version, else unknown with the question to ask. */
export const layerSupport = (
  data: SupportData,
  on: string,
  layer: Layer,
  seen: string,
  known: {readonly product: string; readonly version: string} | undefined,
  question: string,
): LayerSupport => {
  if (!known) return {layer, seen, state: 'unknown', question};
  const {sourceDate: _, ...support} = supportOf(data, known.product, known.version, on);
  const paid = support.state === 'ended' && support.extended !== undefined && support.extended >= on;
  return {
    layer,
    seen,
    product: known.product,
    ...support,
    ...(support.state === 'unknown' ? {question} : {}),
    ...(paid
      ? {
          note: `Free support has ended; paid or long-term support is offered until ${support.extended}.`,
          question: `Show the contract for the extended support of ${known.product} ${support.cycle}, and that these machines get its fixes.`,
        }
      : {}),
  };
};
