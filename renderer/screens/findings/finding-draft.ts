import {Finding} from '../../../main/contract/papers.ts';
import {controlFrom, controlText} from '../../control-text.ts';

export type Signed = {readonly by: string; readonly on: string; readonly note: string};

/** A finding as it is being typed. */
export type FindingDraft = {
  readonly grade: Finding['grade'];
  readonly source: Finding['requirement']['source'];
  readonly control: string;
  readonly requirement: string;
  readonly statement: string;
  readonly objectiveEvidence: string;
  readonly evidence: readonly string[];
  readonly location: string;
  readonly sample: string;
  readonly failed: string;
  readonly of: string;
  readonly date: string;
  readonly auditor: string;
  readonly acknowledged: Signed | undefined;
  readonly correction: string;
  readonly cause: string;
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly verification: (Signed & {readonly evidence: readonly string[]}) | undefined;
  readonly closed: Signed | undefined;
  readonly advice: string;
};

export type DraftFault = 'required' | 'unknown-control' | 'evidence' | 'sample';
export type DraftFaults = Readonly<Partial<Record<string, DraftFault>>>;

/** An empty draft: today, by the one who works here, against what a place names. */
export const newDraft = (
  auditor: string,
  today: string,
  from: Readonly<Partial<Record<'control' | 'statement' | 'evidence' | 'sample' | 'failed' | 'of', string>>> = {},
): FindingDraft => ({
  grade: 'minor',
  source: 'standard',
  control: from.control ?? '',
  requirement: '',
  statement: from.statement ?? '',
  objectiveEvidence: '',
  evidence: from.evidence?.split(',').filter(Boolean) ?? [],
  location: '',
  sample: from.sample ?? '',
  failed: from.failed ?? '',
  of: from.of ?? '',
  date: today,
  auditor,
  acknowledged: undefined,
  correction: '',
  cause: '',
  action: '',
  owner: '',
  due: '',
  verification: undefined,
  closed: undefined,
  advice: '',
});

/** What is on record, ready to be changed. */
export const draftOfFinding = (finding: Finding): FindingDraft => ({
  ...newDraft(finding.auditor, finding.date),
  grade: finding.grade,
  source: finding.requirement.source,
  ...(finding.requirement.source === 'standard'
    ? {control: controlText(finding.requirement.control)}
    : {requirement: finding.requirement.text}),
  statement: finding.statement,
  objectiveEvidence: finding.objectiveEvidence,
  evidence: finding.evidence,
  location: finding.location ?? '',
  sample: finding.sample?.sample ?? '',
  failed: finding.sample ? String(finding.sample.failed) : '',
  of: finding.sample ? String(finding.sample.of) : '',
  acknowledged: finding.acknowledged && {...finding.acknowledged, note: finding.acknowledged.note ?? ''},
  correction: finding.correction ?? '',
  cause: finding.cause ?? '',
  action: finding.action ?? '',
  owner: finding.owner ?? '',
  due: finding.due ?? '',
  verification: finding.verification,
  closed: finding.closed && {by: finding.closed.by, on: finding.closed.on, note: finding.closed.decision},
  advice: finding.advice ?? '',
});

/** What keeps a draft from being saved, by field. The engine judges the rest. */
export const faultsOfDraft = (draft: FindingDraft): DraftFaults => {
  const faults: Record<string, DraftFault> = {};
  const need = (field: string, value: string) => {
    if (value.trim() === '') faults[field] = 'required';
  };
  need('statement', draft.statement);
  need('objectiveEvidence', draft.objectiveEvidence);
  need('date', draft.date);
  need('auditor', draft.auditor);
  if (draft.source !== 'standard') need('requirement', draft.requirement);
  else if (controlFrom(draft.control) === undefined) faults.control = 'unknown-control';
  if ((draft.grade === 'major' || draft.grade === 'minor') && draft.evidence.length === 0) faults.evidence = 'evidence';
  if (draft.failed !== '' || draft.of !== '') {
    const [failed, of] = [Number(draft.failed), Number(draft.of)];
    const counted = Number.isInteger(failed) && Number.isInteger(of) && failed >= 0 && of >= 1 && failed <= of;
    if (!counted || draft.failed === '' || draft.of === '') faults.sample = 'sample';
  }
  for (const step of ['acknowledged', 'verification', 'closed'] as const) {
    const signed = draft[step];
    if (!signed) continue;
    need(`${step}.by`, signed.by);
    need(`${step}.on`, signed.on);
    if (step !== 'acknowledged') need(`${step}.note`, signed.note);
  }
  return faults;
};

/** The paper of a draft without faults. Errors: ZodError where a field is too long. */
export const findingOf = (draft: FindingDraft): Finding => {
  const optional = {
    location: draft.location,
    correction: draft.correction,
    cause: draft.cause,
    action: draft.action,
    owner: draft.owner,
    due: draft.due,
    advice: draft.advice,
  };
  const {acknowledged, verification, closed} = draft;
  return Finding.parse({
    kind: 'finding',
    grade: draft.grade,
    requirement:
      draft.source === 'standard'
        ? {source: 'standard', control: controlFrom(draft.control)}
        : {source: draft.source, text: draft.requirement},
    statement: draft.statement,
    objectiveEvidence: draft.objectiveEvidence,
    evidence: [...draft.evidence],
    date: draft.date,
    auditor: draft.auditor,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value.trim() !== '')),
    ...(draft.of === ''
      ? {}
      : {
          sample: {
            ...(draft.sample === '' ? {} : {sample: draft.sample}),
            failed: Number(draft.failed),
            of: Number(draft.of),
          },
        }),
    ...(acknowledged
      ? {
          acknowledged: {
            by: acknowledged.by,
            on: acknowledged.on,
            ...(acknowledged.note.trim() === '' ? {} : {note: acknowledged.note}),
          },
        }
      : {}),
    ...(verification
      ? {
          verification: {
            by: verification.by,
            on: verification.on,
            note: verification.note,
            evidence: [...verification.evidence],
          },
        }
      : {}),
    ...(closed ? {closed: {by: closed.by, on: closed.on, decision: closed.note}} : {}),
  });
};
