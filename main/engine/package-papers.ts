import type {ControlRef} from '../contract/ids.ts';
import {type Paper, PaperKind, type SoaTable, type StoredPaper} from '../contract/papers.ts';
import type {Matrix} from '../contract/review-methods.ts';
import {csvFile, jsonFile} from '../delivery/index-files.ts';
import type {PayloadFile} from '../delivery/types.ts';
import type {ReportScope} from '../report/papers-model.ts';
import type {Workspace} from '../workspace/types.ts';
import {type Columns, paperColumns} from './package-columns.ts';
import {keyOf} from './report-controls.ts';
import {scopesOf, titleOf} from './report-papers.ts';
import {buildMatrices} from './review-service.ts';
import type {Session} from './session.ts';
import {buildSoa} from './soa-service.ts';
import {assessVendors} from './vendor-service.ts';

/** The working papers as lists, whatever was withdrawn among them, and every version they had. `on`: the day of the seal. */
export const paperIndexes = async (session: Session, workspace: Workspace, on: string): Promise<PayloadFile[]> => {
  const {vendors} = await assessVendors(session, workspace, on);
  return [
    ...(await recordIndexes(workspace)),
    ...(await soaIndex(await buildSoa(session, workspace, '2022'))),
    ...(await soaIndex(await buildSoa(session, workspace, '2013'))),
    ...(await matrixIndex(await buildMatrices(session, workspace))),
    jsonFile('index/vendors.json', {on, papers: papersOf(workspace, 'vendor'), assessed: vendors}),
    await table('vendors', vendors.flatMap(vendorRows), vendorColumns),
    ...(await signatureIndex(workspace, await scopesOf(session, workspace))),
    ...(await historyIndex(workspace)),
  ];
};

const table = <R>(name: string, rows: readonly R[], columns: Columns<R>): Promise<PayloadFile> =>
  csvFile(
    `index/${name}.csv`,
    columns.map(([head]) => head),
    rows.map(row => columns.map(([, cell]) => cell(row) ?? '')),
  );

/** The newest version of every paper of a kind; in a certification audit without anything that would be advice. */
const papersOf = (workspace: Workspace, kind: PaperKind): StoredPaper[] =>
  workspace.papers.list(kind).map(stored => ({...stored, paper: unadvised(workspace, stored.paper)}));

const unadvised = ({info}: Workspace, paper: Paper): Paper => {
  if (paper.kind !== 'finding' || info.mode !== 'certification') return paper;
  const {advice: _, ...finding} = paper;
  return finding;
};

const recordIndexes = async (workspace: Workspace): Promise<PayloadFile[]> => {
  const withAdvice = workspace.info.mode !== 'certification';
  const {findings, samples, interviews, observations, requests} = paperColumns(withAdvice);
  const of = <K extends PaperKind>(kind: K) =>
    papersOf(workspace, kind).flatMap(({id, version, paper}) =>
      paper.kind === kind ? [{id, version, paper: paper as Extract<Paper, {kind: K}>}] : [],
    );
  const items = of('sample').flatMap(({id, version, paper}) =>
    // A sample of nothing still is a sample: one row says so.
    (paper.items.length > 0 ? paper.items : [undefined]).map(item => ({id, version, paper, item})),
  );
  return [
    jsonFile('index/findings.json', papersOf(workspace, 'finding')),
    await table('findings', of('finding'), findings),
    jsonFile('index/samples.json', papersOf(workspace, 'sample')),
    await table('samples', items, samples),
    jsonFile('index/interviews.json', papersOf(workspace, 'interview')),
    await table('interviews', of('interview'), interviews),
    jsonFile('index/observations.json', papersOf(workspace, 'observation')),
    await table('observations', of('observation'), observations),
    jsonFile('index/requests.json', papersOf(workspace, 'request')),
    await table('requests', of('request'), requests),
  ];
};

const soaIndex = async ({edition, rows}: SoaTable): Promise<PayloadFile[]> => [
  jsonFile(`index/soa-${edition}.json`, {edition, rows}),
  await table(`soa-${edition}`, rows, [
    ['control', ({control}) => keyOf(control)],
    ['title', ({title}) => title],
    ['applicable', ({applicable}) => (applicable === undefined ? 'not decided' : applicable ? 'yes' : 'no')],
    ['justification_inclusion', ({inclusion}) => inclusion],
    ['justification_exclusion', ({exclusion}) => exclusion],
    ['status', ({status}) => status],
    ['how', ({how}) => how],
    ['risks', ({risks}) => risks],
    ['owner', ({owner}) => owner],
    ['evidence', ({evidence}) => evidence.join(' ')],
    ['reviewed', ({reviewed}) => reviewed],
    ['answers', ({conclusions}) => conclusions.map(one => `${one.question}: ${one.conclusion}`).join('; ')],
    ['pass', ({verdicts}) => verdicts?.pass],
    ['fail', ({verdicts}) => verdicts?.fail],
    ['not_assessed', ({verdicts}) => verdicts?.['not-assessed']],
    ['not_applicable', ({verdicts}) => verdicts?.['not-applicable']],
    ['gaps', ({gaps}) => gaps.join(' ')],
  ]),
];

const matrixIndex = async (matrices: readonly Matrix[]): Promise<PayloadFile[]> => [
  jsonFile('index/responsibility.json', matrices),
  await table(
    'responsibility',
    matrices.flatMap(({supplier, rows}) => rows.map(row => ({supplier, ...row}))),
    [
      ['supplier', ({supplier}) => supplier],
      ['activity', ({activity}) => activity],
      ['title', ({title}) => title],
      ['party', ({party}) => party ?? 'not answered'],
      ['accountable', ({accountable}) => accountable],
      ['contract_clause', ({contractClause}) => contractClause],
      ['page', ({page}) => page],
      ['interface', row => row.interface],
      ['controls', ({controls}) => controls.map(keyOf).join(' ')],
      ['evidence', ({evidence}) => evidence.join(' ')],
      ['note', ({note}) => note],
      ['gaps', ({gaps}) => gaps.join(' ')],
    ],
  ),
];

type Assessed = Awaited<ReturnType<typeof assessVendors>>['vendors'][number];
type AssuranceRow = {readonly vendor: Assessed; readonly assurance: Assessed['assurances'][number] | undefined};

const vendorRows = (vendor: Assessed): AssuranceRow[] =>
  (vendor.assurances.length > 0 ? vendor.assurances : [undefined]).map(assurance => ({vendor, assurance}));

const refs = (controls: readonly ControlRef[]): string => controls.map(keyOf).join(' ');

const vendorColumns: Columns<AssuranceRow> = [
  ['id', ({vendor}) => vendor.id],
  ['name', ({vendor}) => vendor.name],
  ['provider', ({vendor}) => vendor.provider],
  ['registered', ({vendor}) => (vendor.id === undefined ? 'no' : 'yes')],
  ['assurance', ({assurance}) => assurance?.title],
  ['type', ({assurance}) => assurance?.type],
  ['issuer', ({assurance}) => assurance?.issuer],
  ['valid_from', ({assurance}) => assurance?.validFrom],
  ['valid_until', ({assurance}) => assurance?.validUntil],
  ['state', ({assurance}) => assurance?.state ?? 'none'],
  ['evidence', ({assurance}) => assurance?.evidence.join(' ')],
  ['uncovered', ({vendor}) => vendor.uncovered.map(({service, region}) => `${service}@${region}`).join(' ')],
  ['inherited_without_assurance', ({vendor}) => refs(vendor.unassured)],
  ['gaps', ({vendor}) => vendor.gaps.join(' ')],
];

const signatureIndex = async (workspace: Workspace, scopes: readonly ReportScope[]): Promise<PayloadFile[]> => {
  const counting = new Map(
    scopes.flatMap(({prepared, reviewed}) =>
      [prepared, reviewed].flatMap(one => (one ? [[one.id, one] as const] : [])),
    ),
  );
  const signed = workspace.papers
    .list('sign-off')
    .flatMap(({id, paper}) => (paper.kind === 'sign-off' ? [{id, paper, standing: counting.get(id)}] : []));
  return [
    jsonFile('index/sign-offs.json', {scopes, papers: papersOf(workspace, 'sign-off')}),
    await table('sign-offs', signed, [
      ['id', ({id}) => id],
      ['scope', ({paper}) => paper.scope],
      ['role', ({paper}) => paper.role],
      ['by', ({paper}) => paper.by],
      ['at_utc', ({paper}) => paper.at],
      ['content_sha256', ({paper}) => paper.contentSha256],
      ['counts', ({standing}) => (standing ? 'yes' : 'no')],
      ['current', ({standing}) => (standing ? (standing.current ? 'yes' : 'no') : '')],
      ['changes_since', ({standing}) => standing?.changes.length],
      ['note', ({paper}) => paper.note],
      ['withdrawn', ({paper}) => paper.withdrawn?.reason],
    ]),
  ];
};

const historyIndex = async (workspace: Workspace): Promise<PayloadFile[]> => {
  const versions = PaperKind.options.flatMap(kind =>
    workspace.papers
      .list(kind)
      .flatMap(({id}) =>
        workspace.papers.history(kind, id).map(stored => ({...stored, paper: unadvised(workspace, stored.paper)})),
      ),
  );
  return [
    jsonFile('index/papers-history.json', versions),
    await table('papers-history', versions, [
      ['kind', ({paper}) => paper.kind],
      ['id', ({id}) => id],
      ['version', ({version}) => version],
      ['sha256', ({sha256}) => sha256],
      ['saved_by', ({savedBy}) => savedBy],
      ['saved_at_utc', ({savedAt}) => savedAt],
      ['about', ({paper}) => titleOf(paper)],
      ['withdrawn', ({paper}) => ('withdrawn' in paper ? paper.withdrawn?.reason : undefined)],
    ]),
  ];
};
