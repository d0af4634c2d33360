import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import type {Question} from '../../main/assessment/frameworks.ts';
import type {Mode} from '../../main/contract/ids.ts';
import type {Finding, Paper} from '../../main/contract/papers.ts';
import {packageContents} from '../../main/engine/package-contents.ts';
import {buildReportModel} from '../../main/engine/report-model.ts';
import {createSession, type Session} from '../../main/engine/session.ts';
import {signOffHandlers} from '../../main/engine/sign-off-service.ts';
import type {Answer, Workspace} from '../../main/workspace/types.ts';
import {createWorkspace} from '../../main/workspace/workspace.ts';
import {draft, freshFolder, templates} from './fixture.ts';

const day = '2026-11-21';
const at = `${day}T10:00:00.000Z`;
const by = 'Ann Auditor';

/** An open assessment without a client in between, so that a test can put in papers that the rules would refuse. */
const assessment = async (mode: Mode = 'readiness') => {
  const deps = {clock: () => new Date(at), uuid: randomUUID};
  const folder = freshFolder();
  const workspace = createWorkspace(join(folder, 'a'), {...draft, mode}, deps);
  const session = createSession(
    {
      templates,
      version: '0.0.0-test',
      clock: deps.clock,
      collectors: {aws: awsCollector as never, kubernetes: kubernetesCollector as never},
    },
    () => undefined,
  );
  session.opened(workspace);
  onTestFinished(() => session.close());
  const {frameworks} = await session.library();
  return {folder, workspace, session, frameworks, model: () => buildReportModel(session, workspace, at)};
};

const attach = async (workspace: Workspace, title: string): Promise<string> => {
  const {sha256, bytes} = await workspace.blobs.put(Buffer.from(title));
  const file = {name: 'body.txt', sha256, bytes, mediaType: 'text/plain'};
  return workspace.evidence.add(
    {
      kind: 'document',
      title,
      capturedAt: at,
      capturedBy: by,
      classification: 'internal',
      files: [file],
      controls: [],
    },
    by,
  ).id;
};

const answer = (question: string, control: Answer['control'], more: Partial<Answer> = {}): Answer => ({
  question,
  control,
  conclusion: 'conforms',
  text: 'Seen.',
  evidence: [],
  answeredBy: by,
  answeredAt: at,
  ...more,
});

const finding = (more: Partial<Finding> = {}): Finding => ({
  kind: 'finding',
  grade: 'minor',
  requirement: {source: 'standard', control: {edition: '2022', id: 'A.8.2'}},
  statement: 'Rights are not reviewed.',
  objectiveEvidence: 'Review sheet of October.',
  evidence: [],
  date: day,
  auditor: by,
  ...more,
});

const save = (workspace: Workspace, paper: Paper): string => workspace.papers.save(paper, {by}).stored.id;

const textOf = async (session: Session, workspace: Workspace, folder: string): Promise<Map<string, string>> => {
  const report = {sha256: (await workspace.blobs.put(Buffer.from('report'))).sha256, bytes: 6};
  const {payload} = await packageContents(session, workspace, {sealedAt: at, report}, folder);
  return new Map(
    payload.flatMap(({path, source}) =>
      source.kind === 'bytes' ? [[path, Buffer.from(source.bytes).toString('utf8')] as const] : [],
    ),
  );
};

test('findings come gravest first with the name of their requirement; what was withdrawn stands apart, with its reason', async () => {
  const {workspace, model, frameworks} = await assessment();
  save(workspace, finding({grade: 'conformity'}));
  save(workspace, finding({grade: 'major', requirement: {source: 'law', text: 'Art. 32'}}));
  save(workspace, finding({withdrawn: {reason: 'Recorded twice.', by, at}}));
  save(workspace, finding());
  const {papers} = await model();
  expect(papers.findings.map(({id, grade, name}) => [id, grade, name])).toEqual([
    ['F-002', 'major', undefined],
    ['F-004', 'minor', frameworks.control({edition: '2022', id: 'A.8.2'})?.name],
    ['F-001', 'conformity', frameworks.control({edition: '2022', id: 'A.8.2'})?.name],
  ]);
  expect(papers.withdrawn).toEqual([
    {kind: 'finding', id: 'F-003', title: 'Rights are not reviewed.', reason: 'Recorded twice.', by, at},
  ]);
});

test.each(['readiness', 'certification'] as const)('advice in a %s audit', async mode => {
  const {workspace, session, folder, model} = await assessment(mode);
  const advice = 'Buy our product.';
  save(workspace, finding({advice}));
  const found = await model();
  const files = await textOf(session, workspace, folder);
  const remediations = (await session.library()).checks.flatMap(({remediation}) => remediation ?? []);
  const everywhere = [JSON.stringify(found), ...files.values()];
  const isAdvised = (words: string) => everywhere.some(text => text.includes(JSON.stringify(words).slice(1, -1)));
  expect(isAdvised(advice)).toBe(mode === 'readiness');
  expect(remediations.some(isAdvised)).toBe(mode === 'readiness');
});

test('a follow-up stands under its question once the answer calls for it, asked or not; a value keeps its unit', async () => {
  const {workspace, frameworks, model} = await assessment();
  const calls = (question: Question, conclusion: Answer['conclusion']) =>
    question.followUps.filter(({follows}) => follows?.when.includes(conclusion));
  const asked = frameworks.questions.find(
    question =>
      question.answer.type === 'number' &&
      calls(question, 'partly').length > 0 &&
      calls(question, 'conforms').length === 0,
  );
  if (asked?.answer.type !== 'number') throw new Error('the bank has no such question');
  const page = async () =>
    [...(await model()).controls, ...(await model()).papers.clauses]
      .flatMap(({answers}) => answers)
      .find(({question}) => question === asked.id);
  expect(await page()).toMatchObject({conclusion: 'not-asked', followUps: []});
  workspace.answers.save(answer(asked.id, asked.control, {value: 12}));
  expect(await page()).toMatchObject({conclusion: 'conforms', followUps: []});
  workspace.answers.save(answer(asked.id, asked.control, {conclusion: 'partly', value: 14, reference: 'page 3'}));
  expect(await page()).toMatchObject({
    conclusion: 'partly',
    value: {kind: 'number', text: `14 ${asked.answer.unit}`},
    reference: 'page 3',
    revisions: 1,
    followUps: calls(asked, 'partly').map(({id}) => ({question: id, conclusion: 'not-asked'})),
  });
});

test('the coverage counts every question once: families, clauses and reviews add up to the bank', async () => {
  const {workspace, frameworks, model} = await assessment();
  const [first, second, third] = frameworks.questionsOfFamily('A.9');
  if (!first || !second || !third) throw new Error('A.9 has no questions');
  const evidence = await attach(workspace, 'Export');
  workspace.answers.save(answer(first.id, first.control, {evidence: [evidence]}));
  workspace.answers.save(answer(second.id, second.control, {conclusion: 'not-tested', reason: 'Closed that day.'}));
  workspace.answers.save(answer(third.id, third.control, {conclusion: 'not-tested', reason: 'Closed that day.'}));
  const {papers, limitations} = await model();
  const sum = papers.coverage.reduce((total, row) => total + row.questions, 0);
  const inReviews = frameworks.reviews.flatMap(({topics}) => topics).flatMap(({questions}) => questions).length;
  expect(sum).toBe(frameworks.questions.length + inReviews);
  expect(papers.coverage.find(({id}) => id === 'A.9')).toMatchObject({
    asked: 3,
    answered: 1,
    evidenced: 1,
    unevidenced: 0,
    notTested: [{reason: 'Closed that day.', questions: [second.id, third.id]}],
  });
  expect(papers.coverage.filter(({asked}) => asked > 0)).toHaveLength(1);
  expect(limitations.join('\n')).toContain('2 questions were put and not tested');
  for (const {title} of frameworks.reviews) expect(limitations.join('\n')).toContain(`The review "${title}" was not`);
});

test('a signature shows what changed after it', async () => {
  const {workspace, session, frameworks, model} = await assessment();
  await signOffHandlers(session)['signoff.sign']({role: 'prepared', scope: 'A.9', by, note: 'Read.'});
  const signed = async () => (await model()).papers.signOffs.find(({scope}) => scope === 'A.9');
  expect(await signed()).toMatchObject({prepared: {by, current: true, note: 'Read.', changes: []}});
  const [first] = frameworks.questionsOfFamily('A.9');
  if (!first) throw new Error('A.9 has no questions');
  workspace.answers.save(answer(first.id, first.control));
  expect(await signed()).toMatchObject({
    prepared: {current: false, changes: [{part: `answers/${first.id}`, change: 'added'}]},
  });
  expect((await model()).papers.signOffs.some(({scope, prepared}) => scope === 'assessment' && prepared)).toBe(false);
});

test('the Statement of Applicability is there once somebody decides; what nobody decided is a limitation', async () => {
  const {workspace, model, frameworks} = await assessment();
  expect((await model()).papers.soa).toEqual([]);
  save(workspace, {
    kind: 'applicability',
    control: {edition: '2022', id: 'A.5.1'},
    applicable: true,
    inclusion: ['risk'],
    risks: [],
  });
  const {papers, limitations} = await model();
  expect(papers.soa.map(({edition, rows}) => [edition, rows.length])).toEqual([['2022', 93]]);
  const open = frameworks.controls('2022').length - 1;
  expect(limitations).toContain(`Nobody has decided on ${open} of the 93 controls of the 2022 edition.`);
});

test('a supplier of whom one row is answered shows all others as open', async () => {
  const {workspace, model} = await assessment('supplier-review');
  save(workspace, {
    kind: 'responsibility',
    supplier: 'Hosting Północ',
    activity: 'key-management',
    party: 'nobody',
    evidence: [],
  });
  const [matrix] = (await model()).papers.matrices;
  expect(matrix?.supplier).toBe('Hosting Północ');
  expect(matrix?.rows.every(({gaps}) => gaps.length > 0)).toBe(true);
  expect(matrix?.rows.filter(({party}) => party !== undefined)).toMatchObject([{activity: 'key-management'}]);
});

test('an item of evidence names the papers that cite it, not those that were withdrawn', async () => {
  const {workspace, model} = await assessment();
  const evidence = await attach(workspace, 'Review sheet');
  save(workspace, finding({evidence: [evidence]}));
  save(workspace, finding({evidence: [evidence], withdrawn: {reason: 'Twice.', by, at}}));
  save(workspace, {
    kind: 'interview',
    interviewee: 'Z. D.',
    role: 'Desk',
    date: day,
    method: 'remote',
    topic: 'Leavers',
    notes: 'Said so.',
    controls: [],
    evidence: [evidence],
  });
  const [item] = (await model()).evidence;
  expect(item?.papers.toSorted()).toEqual(['F-001', 'I-001']);
});

test('the package lists every paper with every version, and the same assessment gives the same lists', async () => {
  const {workspace, session, folder} = await assessment();
  const evidence = await attach(workspace, 'Review sheet');
  const id = save(workspace, finding({evidence: [evidence], statement: '=1+1'}));
  workspace.papers.save(finding({evidence: [evidence], grade: 'major'}), {id, by, expected: 1});
  save(workspace, finding({withdrawn: {reason: 'Twice.', by, at}}));
  const files = await textOf(session, workspace, folder);
  const lists = ['findings', 'samples', 'interviews', 'observations', 'requests', 'soa-2022', 'soa-2013'];
  for (const name of [...lists, 'responsibility', 'vendors', 'sign-offs', 'papers-history'])
    for (const ending of ['json', 'csv']) expect([...files.keys()]).toContain(`index/${name}.${ending}`);
  const history = JSON.parse(files.get('index/papers-history.json') ?? '') as {id: string; version: number}[];
  expect(history.map(one => `${one.id} ${one.version}`)).toEqual(['F-001 1', 'F-001 2', 'F-002 1']);
  const rows = (files.get('index/findings.csv') ?? '').trimEnd().split('\r\n');
  expect(rows).toHaveLength(3);
  expect(rows[1]).toMatch(/^F-001,2,,major,2022:A\.8\.2,/);
  expect(rows[2]).toMatch(/^F-002,1,Twice\.,minor,/);
  // A text that a spreadsheet would run stays a text.
  expect(files.get('index/papers-history.csv')).toContain(`,'=1+1,`);
  expect((files.get('index/soa-2022.csv') ?? '').trimEnd().split('\r\n')).toHaveLength(94);
  expect(await textOf(session, workspace, folder)).toEqual(files);
});

test('the same papers give the same model', async () => {
  const {workspace, model} = await assessment();
  save(workspace, finding());
  expect(await model()).toEqual(await model());
});
