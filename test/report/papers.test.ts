import {beforeAll, describe, expect, it} from 'vitest';
import {findingStanding} from '../../main/report/paper-states.ts';
import type {ReportFinding, ReportPapers} from '../../main/report/papers-model.ts';
import {renderReport} from '../../main/report/render.ts';
import {withoutFinding} from '../../main/report/tally.ts';
import {sampleModel} from './fixture.ts';
import {noPapers, suggestion} from './papers-fixture.ts';
import {type Fragment, linesOf, readPdf} from './pdf-reader.ts';

const size = {controls: 12, verdictRows: 12, evidence: 12};
const model = sampleModel(size);
const squeezed = (text: string): string => text.replace(/\s+/g, '');

const fragmentsOf = async (changes: Partial<ReturnType<typeof sampleModel>>): Promise<Fragment[]> =>
  readPdf((await renderReport(sampleModel(size, changes))).bytes).fragments();
const withPapers = (changes: Partial<ReportPapers>): Promise<Fragment[]> =>
  fragmentsOf({papers: {...model.papers, ...changes}});
const textOf = (fragments: readonly Fragment[]): string => squeezed(fragments.map(f => f.text).join(''));
/** Those of the parts that a text does not have: a whole report in an error message helps nobody. */
const absent = (all: string, parts: readonly string[]): string[] => parts.filter(part => !all.includes(squeezed(part)));
/** The titles of the parts, in order. */
const titlesOf = (fragments: readonly Fragment[]): string[] =>
  fragments.filter(f => f.size === 19 && /^\p{L}{2}/u.test(f.text)).map(f => f.text);

let fragments: Fragment[];
let text: string;
beforeAll(async () => {
  fragments = await fragmentsOf({});
  text = textOf(fragments);
}, 60_000);

describe('the order of the parts', () => {
  const lead = ['Contents', 'Management summary', 'Scope and method'];
  const core = ['Sign-off', 'Findings', 'Summary by family and coverage', 'What could not be read', 'Controls'];
  const system = ['Management system, clauses 4 to 10', 'Container platform', 'Container platform versions'];
  const outsourcing = ['Outsourced IT contracts', 'Responsibility matrix', 'Cloud vendors'];
  const records = ['Statement of Applicability', 'Samples', 'Interviews and observations', 'Documents asked for'];
  const end = ['Rules used', 'Evidence index', 'Custody and verification', 'Limitations'];

  it('is that of an auditor’s report', () => {
    expect(titlesOf(fragments)).toEqual([...lead, ...core, ...system, ...outsourcing, ...records, ...end]);
  });
  it('lets the contracts and the responsibility matrix lead in a supplier review', async () => {
    const titles = titlesOf(await fragmentsOf({mode: 'supplier-review'}));
    expect(titles).toEqual([...lead, ...outsourcing, ...core, ...system, ...records, ...end]);
  }, 60_000);
  it('names findings on the first page of the summary, before any number of conclusions', () => {
    const page = fragments.find(f => f.text === 'Management summary' && f.size === 19)?.page ?? 0;
    const lines = linesOf(fragments.filter(f => f.page === page));
    const at = (start: string): number => lines.findIndex(line => line.startsWith(start));
    expect(at('Findings')).toBeGreaterThan(0);
    expect(at('F-001')).toBeGreaterThan(at('Findings'));
    expect(at('Conclusions on')).toBeGreaterThan(at('F-001'));
  });
});

describe('what the papers say stands in the report', () => {
  const finding = model.papers.findings[0] as ReportFinding;
  it.each<[string, readonly string[]]>([
    [
      'a finding in full',
      [finding.statement, finding.objectiveEvidence, '3 of 5 did not conform', 'Agreed as fact.', finding.cause ?? ''],
    ],
    ['what was verified and closed', ['Ten later leavers were looked up', '2026-11-14 by İlker Yıldız']],
    ['a requirement that is no control', ['Law: Regulation (EU) 2016/679, Art. 32']],
    ['how a sample can be drawn again', ['9f2c41d07be8a355', 'the SHA-256 of the seed, a line feed and the key']],
    ['the population of a sample', ['187 items of the list', model.papers.samples[0]?.population.sha256 ?? '']],
    ['the limits of a sample', ['Contractors are not in the list that personnel keeps.', 'None recorded']],
    ['an interview', ['Service desk, night shift', 'Did not know who closes those of contractors.']],
    ['an observation', ['A delivery at the loading bay', 'nobody wrote it down']],
    ['a document asked for', ['The version of 2023 came', 'overdue since 2026-10-31']],
    ['the contract’s own reference', ['clause 14.2, page 31']],
    ['a typed value', ['24 hours', '2026-09-30', 'On site and by report']],
    ['how often an answer was changed', ['Changed 2 times before.']],
    ['what a control is about', ['Rights begin with a request and end with the work they were for.']],
    ['a vendor’s assurance on the day', ['Ended 45 days ago', '31 days left', 'No copy among the evidence']],
    ['who inherits what', ['Fences and guards of the data centres.', 'Who may do what in the accounts.']],
    ['the day of the support data', ['endoflife.date of 2026-11-02', 'Free support until 2025-08-23']],
    ['all columns of the Statement of Applicability', ['card scheme rules', 'R-12; R-31', 'Reviewed: 2026-10-01']],
    ['an exclusion with its reason', ['Nobody develops software within the scope.']],
    ['papers on a control', ['See also']],
    ['papers that cite an item', ['Cited in F-001, S-001']],
  ])('%s', (_, parts) => {
    expect(absent(text, parts)).toEqual([]);
  });
});

describe('what is missing is never quiet', () => {
  it.each<[string, readonly string[]]>([
    ['an activity that nobody owns', ['3 of 5 activities have a gap.', 'Nobody owns it.']],
    ['an activity nobody answered', ['Not answered. Nobody has said who does this.']],
    ['two owners without an interface', ['nothing says where the one ends']],
    ['a control nobody decided on', ['On 3 of 12 controls nobody has decided.', 'Not decided']],
    ['a status that nobody declared', ['Partly implemented, by the answers']],
    [
      'a signature whose content changed',
      ['No longer what was signed: 11 changes since', 'Changed papers/finding/F-002'],
    ],
    ['changes beyond those listed', ['and 3 more changes']],
    ['a review that nobody made', ['Nobody has reviewed it.', 'Not reviewed']],
    ['a scope nobody signed', ['Not signed on their own: ISMS.']],
    ['a follow-up that was called for', ['Called for and not asked: Who called the second time']],
    ['an action that is late', ['Overdue since 2026-11-01', '2 are overdue.']],
    ['an acknowledgement that is missing', ['Not acknowledged yet']],
    ['questions put aside', ['The site was closed for the holiday.']],
    ['a contract without a reference', ['No reference']],
    ['a provider in no register', ['In use, and in no register']],
    ['a layer that could not be read', ['Could not be read', 'What node node-5 runs could not be read: ask for it.']],
    ['an assurance that does not reach', ['In use, not covered: kms, eu-north-1']],
    ['clauses nobody looked at', ['Not looked at', 'Management review']],
    ['items of a sample still open', ['1 open', '1 not tested']],
    [
      'withdrawn papers, with the reason',
      ['A finding taken back', 'It was recorded twice.', 'RQ-091', 'S-091', 'I-091'],
    ],
  ])('%s', (_, parts) => {
    expect(absent(text, parts)).toEqual([]);
  });

  it('each control of the Statement of Applicability that nobody decided on, in its own row', () => {
    const undecided = model.papers.soa[0]?.rows.filter(({applicable}) => applicable === undefined).length;
    expect(fragments.filter(f => f.text === 'Not decided')).toHaveLength(undecided ?? -1);
  });

  it('a nonconformity without evidence', async () => {
    const [first, ...rest] = model.papers.findings;
    const found = await withPapers({findings: [{...(first as ReportFinding), evidence: []}, ...rest]});
    expect(absent(textOf(found), ['No evidence is named.'])).toEqual([]);
  }, 60_000);

  it('a control concluded as not conforming that no finding names', () => {
    const open = withoutFinding(model).map(({ref}) => ref.id);
    expect(open.length).toBeGreaterThan(0);
    const at = text.indexOf(squeezed('Concluded as not conforming, without a finding'));
    expect(absent(text.slice(at, at + 600), open)).toEqual([]);
    const named = {
      ...model,
      papers: {
        ...model.papers,
        findings: [
          ...model.papers.findings,
          ...open.map((id, i) => ({
            ...(model.papers.findings[0] as ReportFinding),
            id: `F-9${i}`,
            requirement: {source: 'standard' as const, control: {edition: '2013' as const, id}},
          })),
        ],
      },
    };
    expect(withoutFinding(named).map(({ref}) => ref.id)).toEqual([]);
  });
});

describe('a part without content', () => {
  let empty: Fragment[];
  beforeAll(async () => {
    empty = await fragmentsOf({papers: noPapers});
  }, 60_000);

  it('is left out, and its absence is said', () => {
    const titles = titlesOf(empty);
    for (const title of ['Samples', 'Interviews and observations', 'Documents asked for', 'Responsibility matrix'])
      expect(titles).not.toContain(title);
    const sentences = [
      'No finding was recorded in this assessment',
      'Nobody has signed this assessment as prepared',
      'There is no Statement of Applicability in this assessment.',
      '0 findings · 0 samples · 0 interviews · 0 observations · 0 documents asked for',
    ];
    expect(absent(textOf(empty), sentences)).toEqual([]);
  });
  it('is said in a supplier review where it is what the review is about', async () => {
    const all = textOf(await fragmentsOf({mode: 'supplier-review', papers: noPapers}));
    const [matrix, soa] = [
      'There is no responsibility matrix in this assessment.',
      'There is no Statement of Applicability',
    ];
    expect(absent(all, [matrix, soa])).toEqual([soa]);
  }, 60_000);
});

describe('numbers', () => {
  it('count a finding once, by its grade', () => {
    const [first = 0] = fragments.filter(f => f.text === 'Findings' && f.size === 19).map(f => f.page);
    const heads = fragments.filter(f => f.page >= first && f.size === 12.5 && /^F-\d{3}$/.test(f.text));
    expect(heads.map(f => f.text)).toEqual(model.papers.findings.map(f => f.id));
    expect(absent(text, ['4 nonconformities were found. 3 of them are not closed. 2 are overdue.'])).toEqual([]);
  });
  it('of the coverage add up to the last line', () => {
    const {coverage} = model.papers;
    const sum = (of: (row: (typeof coverage)[number]) => number) => coverage.reduce((n, row) => n + of(row), 0);
    const line = linesOf(fragments).find(l => l.startsWith('All questions'));
    expect(line).toBe(
      `All questions${sum(r => r.questions)}${sum(r => r.asked)}${sum(r => r.answered)}${sum(r => r.evidenced)}${sum(r => r.unevidenced)}${sum(r => r.asked - r.answered)}${sum(r => r.questions - r.asked)}`,
    );
  });
});

describe('advice', () => {
  it('stands beside a finding in a readiness audit', () => expect(absent(text, [suggestion])).toEqual([]));
  it('is nowhere in a certification audit, even if the model holds some', async () => {
    const held = textOf(await fragmentsOf({mode: 'certification', controls: model.controls, papers: model.papers}));
    expect(model.papers.findings.every(f => f.advice === suggestion)).toBe(true);
    const words = [suggestion, 'Suggestion', 'What could help', 'Turn on the account-wide block'];
    expect(absent(held, words)).toEqual(words);
  }, 60_000);
});

describe('where a finding stands', () => {
  const minor = {grade: 'minor'} as const;
  it.each<[string, Parameters<typeof findingStanding>[0], string]>([
    ['open', minor, 'open'],
    ['acknowledged', {...minor, acknowledged: {by: 'A', on: '2026-11-01'}}, 'acknowledged'],
    ['with an action', {...minor, action: 'Mend it.', due: '2026-11-14'}, 'agreed'],
    ['late the day after it was due', {...minor, action: 'Mend it.', due: '2026-11-13'}, 'overdue'],
    ['late, with no action at all', {...minor, due: '2026-11-13'}, 'overdue'],
    [
      'verified, though it was due',
      {...minor, due: '2026-11-13', verification: {evidence: [], note: 'x', by: 'B', on: '2026-11-12'}},
      'verified',
    ],
    ['closed', {...minor, due: '2026-11-13', closed: {by: 'B', on: '2026-11-12', decision: 'x'}}, 'closed'],
    ['a conformity', {grade: 'conformity'}, 'nothing'],
  ])('%s', (_, finding, standing) => expect(findingStanding(finding, '2026-11-14')).toBe(standing));
});
