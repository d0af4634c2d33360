import type {ControlRef} from '../contract/ids.ts';
import type {EvidenceRequest, StoredPaper} from '../contract/papers.ts';
import type {Frameworks} from './frameworks.ts';
import {refusal} from './paper-errors.ts';

/** How far along a request is; the client sees what is still to do first. */
const order: readonly EvidenceRequest['status'][] = [
  'insufficient',
  'asked',
  'not-started',
  'received',
  'checked',
  'sufficient',
];

/**
 * The documents to ask for before a visit, as the families name them; a document that two families name is asked for once.
 * Left out is what was asked before, also what was withdrawn. Errors: PaperError `unknown-scope` for a family that is not there.
 */
export const requestsToAdd = (
  frameworks: Frameworks,
  families: readonly string[] | undefined,
  asked: readonly EvidenceRequest[],
  owner: string,
): {requests: EvidenceRequest[]; present: number} => {
  const unknown = families?.find(id => !frameworks.families.some(family => family.id === id));
  if (unknown !== undefined)
    throw refusal(
      'unknown-scope',
      `There is no family ${unknown}`,
      `Choose among ${frameworks.families.map(({id}) => id).join(', ')}.`,
    );
  const known = new Set(asked.map(({document}) => plain(document)));
  const wanted = new Map<string, EvidenceRequest>();
  let present = 0;
  for (const {id, name, documents} of frameworks.families) {
    if (families && !families.includes(id)) continue;
    const controls = frameworks.controls('2013').flatMap(({ref, family}) => (family === id ? [ref] : []));
    for (const document of documents) {
      const key = plain(document);
      const before = wanted.get(key);
      if (known.has(key)) present += 1;
      else
        wanted.set(key, {
          kind: 'request',
          document,
          why: before?.why ? `${before.why}; ${id} ${name}` : `${id} ${name}`,
          controls: [...(before?.controls ?? []), ...controls],
          owner,
          status: 'not-started',
          evidence: [],
        });
    }
  }
  return {requests: [...wanted.values()], present};
};

export const requestColumns = [
  {head: 'Id', width: 9},
  {head: 'Document', width: 48},
  {head: 'Why', width: 36},
  {head: 'Controls', width: 24},
  {head: 'Owner', width: 24},
  {head: 'Due', width: 12},
  {head: 'Status', width: 14},
  {head: 'Note', width: 40},
] as const;

/** The rows of the list for the client: what is open first, the soonest due before the rest; without what was withdrawn. */
export const requestRows = (papers: readonly StoredPaper[], frameworks: Frameworks): string[][] =>
  papers
    .flatMap(({id, paper}) => (paper.kind === 'request' && !paper.withdrawn ? [{id, request: paper}] : []))
    .sort(
      (a, b) =>
        order.indexOf(a.request.status) - order.indexOf(b.request.status) ||
        compare(a.request.due ?? '9999', b.request.due ?? '9999'),
    )
    .map(({id, request}) => [
      id,
      request.document,
      request.why ?? '',
      controlsText(request.controls, frameworks),
      request.owner,
      request.due ?? '',
      request.status.replace('-', ' '),
      request.note ?? '',
    ]);

/** Controls for people: a family whose every control is named stands for them. */
const controlsText = (controls: readonly ControlRef[], frameworks: Frameworks): string => {
  const named = new Set(controls.map(({edition, id}) => `${edition}:${id}`));
  const whole = frameworks.families
    .map(({id}) => ({
      id,
      keys: frameworks.controls('2013').flatMap(({ref, family}) => (family === id ? [`2013:${ref.id}`] : [])),
    }))
    .filter(({keys}) => keys.length > 0 && keys.every(key => named.has(key)));
  const covered = new Set(whole.flatMap(({keys}) => keys));
  return [...whole.map(({id}) => `2013:${id}`), ...[...named].filter(key => !covered.has(key))].join(' ');
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const plain = (document: string): string => document.trim().replaceAll(/\s+/g, ' ').toLowerCase();
