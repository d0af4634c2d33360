import {z} from 'zod';
import {Edition} from '../contract/ids.ts';
import {parseTemplate} from '../templates/yaml.ts';
import type {DecisionRow} from './decision-row.ts';

const text = z.string().trim().max(20_000);
const shared = {
  applicable: z.boolean().optional(),
  inclusion: z.array(z.string()).optional(),
  inclusionNote: text.optional(),
  status: z.string().optional(),
  how: text.optional(),
  risks: z.array(z.string()).max(100).optional(),
  owner: z.string().optional(),
  reviewed: z.string().optional(),
};

/** A YAML file of decisions: what `defaults` says counts for every applicable control that does not say otherwise. */
const DecisionFile = z.strictObject({
  edition: z.union([z.string(), z.int()]).transform(String).pipe(Edition),
  defaults: z.strictObject(shared).default({}),
  decisions: z.array(z.strictObject({control: z.string(), ...shared, exclusion: text.optional()})).max(1000),
});

/** The decisions of a YAML file. An excluded control takes only owner and date of review from the defaults. Errors: TemplateError. */
export const readDecisionYaml = (file: string, source: string): DecisionRow[] => {
  const {value, at} = parseTemplate(file, source, DecisionFile);
  const {owner, reviewed} = value.defaults;
  return value.decisions.map((decision, index) => {
    const applicable = decision.applicable ?? value.defaults.applicable;
    const defaults = applicable === false ? {owner, reviewed} : value.defaults;
    const cells = {edition: value.edition, ...defaults, ...decision, applicable};
    return {
      cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined && cell !== '')),
      at: field => at(field && field in decision ? ['decisions', index, field] : ['decisions', index]),
    };
  });
};
