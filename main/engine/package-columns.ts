import type {EvidenceRequest, Finding, Interview, Observation, Sample, SampleItem} from '../contract/papers.ts';
import type {Cell} from '../delivery/index-files.ts';
import {keyOf} from './report-controls.ts';

type Stored<P> = {readonly id: string; readonly version: number; readonly paper: P};
/** Columns of a CSV: the name, and what stands in it; undefined is an empty cell. */
export type Columns<R> = readonly (readonly [name: string, cell: (row: R) => Cell | undefined])[];

/** The columns of the lists of working papers. Without advice: as a certification audit has them (ISO/IEC 17021-1). */
export const paperColumns = (withAdvice: boolean) => ({
  findings: [...findings, ...(withAdvice ? advice : [])],
  samples,
  interviews,
  observations,
  requests,
});

const numbered: Columns<Stored<{withdrawn?: {reason: string} | undefined}>> = [
  ['id', ({id}) => id],
  ['version', ({version}) => version],
  ['withdrawn', ({paper}) => paper.withdrawn?.reason],
];

const findings: Columns<Stored<Finding>> = [
  ...numbered,
  ['grade', ({paper}) => paper.grade],
  [
    'requirement',
    ({paper: {requirement: r}}) => (r.source === 'standard' ? keyOf(r.control) : `${r.source}: ${r.text}`),
  ],
  ['statement', ({paper}) => paper.statement],
  ['objective_evidence', ({paper}) => paper.objectiveEvidence],
  ['evidence', ({paper}) => paper.evidence.join(' ')],
  ['location', ({paper}) => paper.location],
  ['sample', ({paper}) => paper.sample?.sample],
  ['failed', ({paper}) => paper.sample?.failed],
  ['of', ({paper}) => paper.sample?.of],
  ['date', ({paper}) => paper.date],
  ['auditor', ({paper}) => paper.auditor],
  ['acknowledged_by', ({paper}) => paper.acknowledged?.by],
  ['acknowledged_on', ({paper}) => paper.acknowledged?.on],
  ['correction', ({paper}) => paper.correction],
  ['cause', ({paper}) => paper.cause],
  ['action', ({paper}) => paper.action],
  ['owner', ({paper}) => paper.owner],
  ['due', ({paper}) => paper.due],
  ['verified_by', ({paper}) => paper.verification?.by],
  ['verified_on', ({paper}) => paper.verification?.on],
  ['verification', ({paper}) => paper.verification?.note],
  ['verification_evidence', ({paper}) => paper.verification?.evidence.join(' ')],
  ['closed_by', ({paper}) => paper.closed?.by],
  ['closed_on', ({paper}) => paper.closed?.on],
  ['closure', ({paper}) => paper.closed?.decision],
];

const advice: Columns<Stored<Finding>> = [['advice', ({paper}) => paper.advice]];

type ItemRow = Stored<Sample> & {readonly item: SampleItem | undefined};

const samples: Columns<ItemRow> = [
  ...numbered,
  ['title', ({paper}) => paper.title],
  ['control', ({paper}) => keyOf(paper.control)],
  ['question', ({paper}) => paper.question],
  ['population', ({paper: {population}}) => population.size],
  ['population_sha256', ({paper: {population}}) => population.sha256],
  ['population_kept_as', ({paper: {population}}) => population.evidence],
  ['basis', ({paper}) => paper.basis],
  ['basis_note', ({paper}) => paper.basisNote],
  ['seed', ({paper}) => paper.seed],
  ['drawn_by', ({paper}) => paper.drawnBy],
  ['drawn_at_utc', ({paper}) => paper.drawnAt],
  ['limits', ({paper}) => paper.limits],
  ['item', ({item}) => item?.key],
  ['label', ({item}) => item?.label],
  ['result', ({item}) => item?.result],
  ['note', ({item}) => item?.note],
  ['evidence', ({item}) => item?.evidence.join(' ')],
];

const interviews: Columns<Stored<Interview>> = [
  ...numbered,
  ['date', ({paper}) => paper.date],
  ['method', ({paper}) => paper.method],
  ['interviewee', ({paper}) => paper.interviewee],
  ['role', ({paper}) => paper.role],
  ['topic', ({paper}) => paper.topic],
  ['notes', ({paper}) => paper.notes],
  ['controls', ({paper}) => paper.controls.map(keyOf).join(' ')],
  ['evidence', ({paper}) => paper.evidence.join(' ')],
];

const observations: Columns<Stored<Observation>> = [
  ...numbered,
  ['date', ({paper}) => paper.date],
  ['place', ({paper}) => paper.place],
  ['what', ({paper}) => paper.what],
  ['notes', ({paper}) => paper.notes],
  ['controls', ({paper}) => paper.controls.map(keyOf).join(' ')],
  ['evidence', ({paper}) => paper.evidence.join(' ')],
];

const requests: Columns<Stored<EvidenceRequest>> = [
  ...numbered,
  ['document', ({paper}) => paper.document],
  ['why', ({paper}) => paper.why],
  ['controls', ({paper}) => paper.controls.map(keyOf).join(' ')],
  ['owner', ({paper}) => paper.owner],
  ['due', ({paper}) => paper.due],
  ['status', ({paper}) => paper.status],
  ['note', ({paper}) => paper.note],
  ['evidence', ({paper}) => paper.evidence.join(' ')],
];
