import type {Frameworks} from '../assessment/frameworks.ts';
import {type ControlProgress, clauseProgress, progressOf, reviewProgress} from '../assessment/progress.ts';
import {coverage} from '../checks/coverage.ts';
import {csvFile, jsonFile, jsonRowsFile} from '../delivery/index-files.ts';
import type {PayloadFile} from '../delivery/types.ts';
import type {Answer, Workspace} from '../workspace/types.ts';
import {collectionView} from './collect-service.ts';
import type {EvidenceMap} from './evidence-map.ts';
import {readSummary} from './judge.ts';
import type {Library} from './library.ts';
import {keyOf} from './report-controls.ts';

/** The lists an assessor works from: JSON for machines, CSV for a spreadsheet. */
export const indexFiles = async (
  workspace: Workspace,
  library: Library,
  evidence: EvidenceMap,
  spool: string,
): Promise<PayloadFile[]> => {
  const {frameworks, checks} = library;
  const controlsText = (refs: readonly {edition: '2013' | '2022'; id: string}[]) => refs.map(keyOf).join(' ');
  const items = [...workspace.evidence.list()];
  const answers = workspace.answers.list();
  const withAdvice = workspace.info.mode !== 'certification';
  const progress = progressByControl(frameworks, answers);
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
    // An assessor may not advise in a certification audit, in the files beside the report neither.
    jsonFile('index/checks.json', withAdvice ? checks : checks.map(({remediation: _, ...check}) => check)),
    jsonFile('index/coverage.json', {
      controls: covered.controls,
      families: covered.families,
      questions: {
        families: progressOf(frameworks, answers, '2013'),
        clauses: clauseProgress(frameworks, answers),
        reviews: reviewProgress(frameworks, answers),
      },
    }),
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
        'asked',
        'answered',
        'with_evidence',
        'not_tested',
        'not_asked',
        'evidence',
      ],
      covered.controls.map(({ref, state, checks: informing, counts, resources}) => {
        const own = progress.get(keyOf(ref));
        return [
          keyOf(ref),
          state,
          informing.length,
          counts.pass,
          counts.fail,
          counts['not-assessed'],
          counts['not-applicable'],
          resources,
          own?.questions ?? 0,
          own?.asked ?? 0,
          own?.answered ?? 0,
          own?.evidenced ?? 0,
          own?.conclusions['not-tested'] ?? 0,
          own?.conclusions['not-asked'] ?? 0,
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
      [
        'question',
        'control',
        'text',
        'conclusion',
        'value',
        'answer',
        'reference',
        'reason',
        'evidence',
        'answered_by',
        'answered_at_utc',
      ],
      answers.map(answer => [
        answer.question,
        keyOf(answer.control),
        frameworks.question(answer.question)?.text ?? '',
        answer.conclusion,
        answer.value ?? '',
        answer.text,
        answer.reference ?? '',
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

const progressByControl = (frameworks: Frameworks, answers: readonly Answer[]): Map<string, ControlProgress> =>
  new Map(
    (['2013', '2022'] as const)
      .flatMap(edition => progressOf(frameworks, answers, edition))
      .flatMap(({controls}) => controls.map(control => [keyOf(control.ref), control] as const)),
  );

function* map<T, U>(items: Iterable<T>, change: (item: T) => U): Iterable<U> {
  for (const item of items) yield change(item);
}
