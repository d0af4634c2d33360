import {csvFile, jsonFile} from '../delivery/index-files.ts';
import type {PackageContents, PayloadFile} from '../delivery/types.ts';
import type {Workspace} from '../workspace/types.ts';
import {collectionView} from './collect-service.ts';
import {type EvidenceMap, mapEvidence} from './evidence-map.ts';
import type {Library} from './library.ts';
import {keyOf, reportedControls} from './report-model.ts';
import type {Sealed} from './seal.ts';
import type {Session} from './session.ts';
import {tallyVerdicts} from './tally.ts';

/** Everything that goes into the package, by path under `data/`. Evidence bodies stay where they lie and are streamed. */
export const packageContents = async (
  session: Session,
  workspace: Workspace,
  {sealedAt, report}: Sealed,
): Promise<PackageContents> => {
  const library = await session.library();
  const {info, custody} = workspace;
  const head = custody.head();
  const evidence = mapEvidence(workspace, library.checks);
  return {
    name: info.reference,
    sealedAt,
    custody: {head: head.sha256, entries: head.entries},
    toolVersion: session.deps.version,
    info: [
      ['External-Identifier', info.id],
      ['External-Description', `${info.title}: ${info.client}`],
      ['Contact-Name', info.auditor],
    ],
    payload: [
      {
        path: 'report/report.pdf',
        bytes: report.bytes,
        sha256: report.sha256,
        source: {kind: 'file', path: workspace.blobs.path(report.sha256)},
      },
      ...evidenceFiles(workspace),
      await custodyFile(workspace),
      ...(await indexFiles(workspace, library, evidence)),
    ],
  };
};

function* evidenceFiles(workspace: Workspace): Iterable<PayloadFile> {
  for (const item of workspace.evidence.list()) {
    for (const {name, bytes, sha256} of item.files) {
      const source = {kind: 'file', path: workspace.blobs.path(sha256)} as const;
      yield {path: `evidence/${item.id}/${name}`, bytes, sha256, source};
    }
  }
}

const custodyFile = async (workspace: Workspace): Promise<PayloadFile> => {
  const bytes = Buffer.concat([...workspace.custody.lines()].map(line => Buffer.from(line)));
  return {path: 'custody/custody.jsonl', bytes: bytes.length, source: {kind: 'bytes', bytes}};
};

/** The lists an assessor works from: JSON for machines, CSV for a spreadsheet. */
const indexFiles = async (workspace: Workspace, library: Library, evidence: EvidenceMap): Promise<PayloadFile[]> => {
  const {frameworks, checks} = library;
  const controlsText = (refs: readonly {edition: '2013' | '2022'; id: string}[]) => refs.map(keyOf).join(' ');
  const items = [...workspace.evidence.list()];
  const answers = workspace.answers.list();
  const tally = tallyVerdicts(workspace);
  const coverage = reportedControls(frameworks).map(control => {
    const informing = checks.filter(check => check.controls.some(ref => keyOf(ref) === keyOf(control.ref)));
    const questions = frameworks.questionsFor(control.ref);
    const answered = new Map(answers.map(answer => [answer.question, answer.conclusion]));
    return {
      control: control.ref,
      name: control.name,
      questions: questions.map(({id}) => ({id, conclusion: answered.get(id) ?? 'not-asked'})),
      checks: informing.map(({id}) => ({id, verdicts: tally.counts(id)})),
      evidence: evidence.of(control.ref).length,
    };
  });
  const reads = () => workspace.reads.list();
  const verdicts = () => workspace.verdicts.list();
  return [
    jsonFile('index/assessment.json', {
      ...workspace.info,
      collections: workspace.collections.list().map(({id}) => collectionView(workspace, id)),
    }),
    jsonFile('index/checks.json', checks),
    jsonFile('index/coverage.json', coverage),
    jsonFile(
      'index/evidence.json',
      items.map(item => ({...item, controls: evidence.controlsOfItem(item.id)})),
    ),
    await csvFile(
      'index/evidence.csv',
      [
        'id',
        'kind',
        'title',
        'captured_at_utc',
        'captured_by',
        'classification',
        'original_name',
        'file',
        'sha256',
        'bytes',
        'controls',
        'read',
      ],
      items.flatMap(item =>
        item.files.map(file => [
          item.id,
          item.kind,
          item.title,
          item.capturedAt,
          item.capturedBy,
          item.classification,
          item.originalName ?? '',
          `evidence/${item.id}/${file.name}`,
          file.sha256,
          file.bytes,
          controlsText(evidence.controlsOfItem(item.id)),
          item.readId ?? '',
        ]),
      ),
    ),
    jsonFile('index/answers.json', answers),
    await csvFile(
      'index/answers.csv',
      ['question', 'control', 'text', 'conclusion', 'answer', 'reason', 'evidence', 'answered_by', 'answered_at_utc'],
      answers.map(answer => [
        answer.question,
        keyOf(answer.control),
        frameworks.question(answer.question)?.text ?? '',
        answer.conclusion,
        answer.text,
        answer.reason ?? '',
        answer.evidence.join(' '),
        answer.answeredBy,
        answer.answeredAt,
      ]),
    ),
    jsonFile('index/reads.json', [...reads()]),
    await csvFile(
      'index/reads.csv',
      [
        'id',
        'operation',
        'region',
        'target',
        'parameters',
        'outcome',
        'error',
        'started_utc',
        'ended_utc',
        'pages',
        'attempts',
        'caller',
        'endpoint',
        'request_ids',
        'evidence',
      ],
      map(reads(), ({id, provenance, evidenceId}) => [
        id,
        provenance.operation,
        provenance.region,
        provenance.target,
        JSON.stringify(provenance.parameters),
        provenance.outcome,
        provenance.error ? `${provenance.error.code}: ${provenance.error.message}` : '',
        provenance.startedAt,
        provenance.endedAt,
        provenance.pages,
        provenance.attempts,
        provenance.caller,
        provenance.endpoint,
        provenance.requestIds.join(' '),
        evidenceId ?? '',
      ]),
    ),
    jsonFile('index/verdicts.json', [...map(verdicts(), ({id: _, ...verdict}) => verdict)]),
    await csvFile(
      'index/verdicts.csv',
      ['check', 'verdict', 'reason', 'resource_type', 'resource', 'name', 'region', 'target', 'evidence'],
      map(verdicts(), verdict => [
        verdict.check,
        verdict.verdict,
        verdict.reason,
        verdict.resourceType,
        verdict.resource ?? '',
        verdict.resourceName ?? '',
        verdict.region,
        verdict.target,
        verdict.reads.flatMap(read => evidence.ofRead(read) ?? []).join(' '),
      ]),
    ),
  ];
};

function* map<T, U>(items: Iterable<T>, change: (item: T) => U): Iterable<U> {
  for (const item of items) yield change(item);
}
