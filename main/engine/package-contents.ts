import {coverage} from '../checks/coverage.ts';
import {csvFile, jsonFile, jsonRowsFile} from '../delivery/index-files.ts';
import type {PackageContents, PayloadFile} from '../delivery/types.ts';
import type {Workspace} from '../workspace/types.ts';
import {collectionView} from './collect-service.ts';
import {type EvidenceMap, mapEvidence} from './evidence-map.ts';
import {readSummary} from './judge.ts';
import type {Library} from './library.ts';
import {keyOf} from './report-controls.ts';
import type {Sealed} from './seal.ts';
import type {Session} from './session.ts';

/**
 * Everything that goes into the package, by path under `data/`. Evidence bodies stay where they lie and are streamed; long
 * lists lie in the folder `spool`, which the caller removes after packaging.
 */
export const packageContents = async (
  session: Session,
  workspace: Workspace,
  {sealedAt, report}: Sealed,
  spool: string,
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
      ...(await indexFiles(workspace, library, evidence, spool)),
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
const indexFiles = async (
  workspace: Workspace,
  library: Library,
  evidence: EvidenceMap,
  spool: string,
): Promise<PayloadFile[]> => {
  const {frameworks, checks} = library;
  const controlsText = (refs: readonly {edition: '2013' | '2022'; id: string}[]) => refs.map(keyOf).join(' ');
  const items = [...workspace.evidence.list()];
  const answers = workspace.answers.list();
  const answered = new Set(answers.map(answer => answer.question));
  const covered = coverage({
    checks,
    controls: (['2013', '2022'] as const).flatMap(edition => frameworks.controls(edition)),
    verdicts: workspace.verdicts.list(),
    read: id => readSummary(workspace, id),
  });
  return [
    jsonFile('index/assessment.json', {
      ...workspace.info,
      collections: workspace.collections.list().map(({id}) => collectionView(workspace, id)),
    }),
    jsonFile('index/checks.json', checks),
    jsonFile('index/coverage.json', {controls: covered.controls, families: covered.families}),
    await csvFile(
      'index/coverage.csv',
      [
        'control',
        'state',
        'checks',
        'pass',
        'fail',
        'not_assessed',
        'not_applicable',
        'resources',
        'questions',
        'not_asked',
        'evidence',
      ],
      covered.controls.map(({ref, state, checks: own, counts, resources}) => {
        const questions = frameworks.questionsFor(ref);
        return [
          keyOf(ref),
          state,
          own.length,
          counts.pass,
          counts.fail,
          counts['not-assessed'],
          counts['not-applicable'],
          resources,
          questions.length,
          questions.filter(({id}) => !answered.has(id)).length,
          evidence.of(ref).length,
        ];
      }),
    ),
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
    await jsonRowsFile('index/reads.json', workspace.reads.list(), spool),
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
      map(workspace.reads.list(), ({id, provenance, evidenceId}) => [
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
      spool,
    ),
    await jsonRowsFile(
      'index/verdicts.json',
      map(workspace.verdicts.list(), ({id: _, ...verdict}) => verdict),
      spool,
    ),
    await csvFile(
      'index/verdicts.csv',
      ['check', 'verdict', 'reason', 'resource_type', 'resource', 'name', 'region', 'target', 'evidence'],
      map(workspace.verdicts.list(), verdict => [
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
      spool,
    ),
  ];
};

function* map<T, U>(items: Iterable<T>, change: (item: T) => U): Iterable<U> {
  for (const item of items) yield change(item);
}
