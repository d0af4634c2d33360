import type {ControlRef} from '../../main/contract/ids.ts';
import type {
  ReportAnswer,
  ReportControl,
  ReportControlVerdict,
  ReportEvidence,
  ReportModel,
  ReportUnread,
  VerdictCounts,
} from '../../main/report/model.ts';
import {conclusionOrder, sumOf, verdictOrder} from '../../main/report/tally.ts';
import {type PapersSize, samplePapers} from './papers-fixture.ts';

export type FixtureSize = {
  readonly controls: number;
  readonly verdictRows: number;
  readonly evidence: number;
  readonly papers?: PapersSize;
};

const families = [
  ['A.5', 'Information security policies', 2],
  ['A.6', 'Organisation of information security', 7],
  ['A.7', 'Human resource security', 6],
  ['A.8', 'Asset management', 10],
  ['A.9', 'Access control', 14],
  ['A.10', 'Cryptography', 2],
  ['A.11', 'Physical and environmental security', 15],
  ['A.12', 'Operations security', 14],
  ['A.13', 'Communications security', 7],
  ['A.14', 'System acquisition, development and maintenance', 13],
  ['A.15', 'Supplier relationships', 5],
  ['A.16', 'Incident management', 7],
  ['A.17', 'Continuity aspects', 4],
  ['A.18', 'Compliance', 8],
] as const;

const topics = [
  'Policies and their review',
  'Roles and duties',
  'Access to networks and services',
  'Management of privileged rights',
];
const people = [
  'Zdeněk Dvořák',
  'Łucja Wiśniewska',
  'Ελένη Παπαδοπούλου',
  'Олена Шевченко',
  '王小明',
  'Þórbjörg Sæmundsdóttir',
  'İlker Yıldız',
];
const answers = [
  'Policy ISP-04 was approved by the board on 3 March and reviewed in June. Two of the eleven sampled teams use an older version.',
  'Accounts are created through the joiner process; tickets HR-1120, HR-1131 and HR-1187 were traced from request to approval and to the group in the directory. No exception was seen.',
  'The owner showed the register and explained how entries are kept. Three of twenty entries have no owner since the reorganisation in spring.',
];
const checks = [
  [
    's3-public-access-block',
    'Buckets refuse public access',
    'high',
    'aws',
    's3:GetPublicAccessBlock',
    'resource.data.publicAccessBlock.blockPublicAcls == true\n  && resource.data.publicAccessBlock.restrictPublicBuckets == true',
  ],
  [
    'iam-root-mfa',
    'The root user has a second factor',
    'critical',
    'aws',
    'iam:GetAccountSummary',
    'resource.data.summary.AccountMFAEnabled == 1.0',
  ],
  [
    'kms-rotation',
    'Customer-managed keys rotate every year',
    'medium',
    'aws',
    'kms:GetKeyRotationStatus',
    'resource.data.rotation.enabled',
  ],
  [
    'pod-privileged',
    'No container runs privileged',
    'high',
    'kubernetes',
    'core/pods:list',
    'resource.data.spec.containers.all(c, !has(c.securityContext.privileged) || c.securityContext.privileged == false)',
  ],
] as const;

const hex = (seed: number): string => {
  let state = (seed + 1) * 2654435761;
  return Array.from({length: 8}, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state.toString(16).padStart(8, '0');
  }).join('');
};
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const evidenceId = (i: number): string => `E-${`${i + 1}`.padStart(6, '0')}`;
const zero: VerdictCounts = {pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0};

/** A report like a real one: names in many scripts, every state, long and short texts. */
export const sampleModel = (
  size: FixtureSize = {controls: 40, verdictRows: 240, evidence: 90},
  changes: Partial<ReportModel> = {},
): ReportModel => {
  const refs = families
    .flatMap(([family, , n]) =>
      Array.from({length: n}, (_, i) => ({family, id: `${family}.${1 + Math.floor(i / 4)}.${1 + (i % 4)}`})),
    )
    .filter((_, i) => i < size.controls);
  const perControl = Math.ceil(size.verdictRows / Math.max(1, Math.ceil(refs.length / 2)));
  let rows = 0;
  const controls = refs.map(({family, id}, i): ReportControl => {
    const here = i % 2 === 0 ? Math.min(perControl, size.verdictRows - rows) : 0;
    rows += here;
    return control({edition: '2013', id}, family, i, here, size.evidence);
  });
  const mode = changes.mode ?? 'readiness';
  return {
    reference: 'EP-2026-014',
    title: 'Surveillance of the payment platform',
    client: 'Łódź Płatności S.A. & Søn / 上海支付有限公司',
    scope:
      'The payment platform of the client: card acquiring and payout services, the two production accounts and the cluster they run on, the teams that build and operate them in Łódź and Shanghai, and the suppliers named in annex 2. Office networks and the card-issuing business are outside.',
    mode,
    auditor: 'Ελένη Παπαδοπούλου, lead auditor',
    toolVersion: '0.1.0',
    generatedAt: '2026-11-14T09:31:07.000Z',
    custody: {head: hex(77), entries: 2841},
    targets: [
      target(
        'aws',
        'Production EU',
        '123456789012',
        'arn:aws:sts::123456789012:assumed-role/fieldwork-read/audit-2026-014',
        {answered: 605, total: 640},
      ),
      target(
        'kubernetes',
        'prod-eu cluster',
        'https://k8s.prod-eu.example.internal:6443 (uid 5f0c5a1e-7f52-4d0e-9d7a-2f4f6a1b9c11)',
        'system:serviceaccount:audit:fieldwork',
        {answered: 23, total: 24},
      ),
    ],
    verdicts: {pass: 12, fail: 3, 'not-assessed': 2, 'not-applicable': 1},
    families: families.map(([id, name, n]) => {
      const own = controls.filter(c => c.family === id);
      return {
        id,
        name,
        controls: n,
        conclusions: Object.fromEntries(
          conclusionOrder.map(k => [k, own.flatMap(c => c.answers).filter(a => a.conclusion === k).length]),
        ) as ReportModel['families'][number]['conclusions'],
        verdicts: sumOf(
          verdictOrder,
          own.flatMap(c => c.verdicts.map(v => v.counts)),
        ),
        evidence: new Set(own.flatMap(c => c.evidence)).size,
      };
    }),
    controls: mode === 'certification' ? controls.map(withoutRemediation) : controls,
    checks: checks.map(([id, title, , , read, rule]) => ({id, title, rule, reads: [read, 's3:ListBuckets']})),
    evidence: Array.from({length: size.evidence}, (_, i) => evidence(i)),
    unread: unread(),
    papers: samplePapers(
      controls.map(c => c.ref),
      Array.from({length: size.evidence}, (_, i) => evidenceId(i)),
      size.papers,
    ),
    limitations: [
      'The account of the disaster recovery site was not made available and was not read.',
      'Interviews with the night shift in Shanghai (上海) were postponed to the next visit.',
    ],
    ...changes,
  };
};

const withoutRemediation = (c: ReportControl): ReportControl => ({
  ...c,
  verdicts: c.verdicts.map(({remediation: _, ...v}) => v),
});

const target = (
  kind: 'aws' | 'kubernetes',
  name: string,
  id: string,
  caller: string,
  reads: {answered: number; total: number},
): ReportModel['targets'][number] => ({
  kind,
  name,
  target: id,
  caller,
  startedAt: '2026-11-13T13:02:11.123Z',
  endedAt: '2026-11-13T13:09:58.900Z',
  state: 'finished',
  reads,
  resources: kind === 'aws' ? 318 : 227,
  facts: kind === 'aws' ? {Regions: 'eu-central-1, eu-north-1, us-east-1'} : {Version: 'v1.36.2', Nodes: '6'},
});

const control = (ref: ControlRef, family: string, i: number, rows: number, items: number): ReportControl => ({
  ref,
  name: pick(topics, i),
  family,
  objective: `Objective ${Math.floor(i / 4) + 1}: people and systems get the access their work needs, and no more`,
  about: [
    'Rights begin with a request and end with the work they were for.',
    'Without it, who may do what is only found out afterwards.',
  ],
  crosswalk: {
    edition: '2022',
    ids: i % 7 === 3 ? [] : [`A.5.${1 + (i % 37)}`, ...(i % 3 === 0 ? [`A.8.${1 + (i % 34)}`] : [])],
  },
  answers: i % 11 === 10 ? [] : [answer(i, items)],
  verdicts: rows === 0 ? [] : checkVerdicts(i, rows, items),
  evidence: items === 0 ? [] : Array.from({length: i % 5}, (_, n) => evidenceId((i * 3 + n) % items)),
});

const answer = (i: number, items: number): ReportAnswer => {
  const conclusion = pick(conclusionOrder, i);
  const reasoned = conclusion === 'not-applicable' || conclusion === 'not-tested';
  const asked = conclusion !== 'not-asked';
  return {
    question: `q-${i}`,
    text: 'How do you make sure that rights are taken back on the day that someone leaves or changes duty, and how would you notice if they were not?',
    conclusion,
    answer: asked && !reasoned ? pick(answers, i) : '',
    ...(reasoned
      ? {reason: 'The client has no such premises within the scope; confirmed on the site walk of 12 November.'}
      : {}),
    evidence: asked && items > 0 ? [evidenceId(i % items), evidenceId((i + 9) % items)] : [],
    ...(asked ? {answeredBy: pick(people, i), answeredAt: '2026-11-13T10:20:00.000Z'} : {}),
    followUps: [],
  };
};

const checkVerdicts = (i: number, rows: number, items: number): ReportControlVerdict[] => {
  const used = checks.slice(0, 1 + (i % 3));
  return used.map(([id, title, severity, provider], n) => {
    const share = Math.floor(rows / used.length) + (n === 0 ? rows % used.length : 0);
    const list = Array.from({length: share}, (_, r) => verdictRow(i * 50 + r, provider, items));
    const counts = {...zero, pass: 14 + i, 'not-applicable': i % 4};
    for (const row of list) counts[row.verdict] += 1;
    return {
      check: id,
      title,
      severity,
      counts,
      rows: list,
      more: i % 4 === 0 ? 12 : 0,
      remediation: 'Turn on the account-wide block first; it overrides what single buckets allow.',
    };
  });
};

const verdictRow = (i: number, provider: 'aws' | 'kubernetes', items: number): ReportControlVerdict['rows'][number] => {
  const failed = i % 3 !== 2;
  const name =
    provider === 'aws'
      ? `arn:aws:s3:::payments-${hex(i).slice(0, 6)}-settlement-archive-eu-central-1`
      : `payments/settlement-${hex(i).slice(0, 5)}`;
  return {
    verdict: failed ? 'fail' : 'not-assessed',
    resource: name,
    region: pick(['eu-central-1', 'eu-north-1', 'us-east-1', ''], i),
    reason: failed
      ? 'The bucket has no block of public access; its policy grants s3:GetObject to everyone.'
      : 's3:GetBucketPolicyStatus was denied in eu-north-1 (AccessDenied), so nothing can be said.',
    evidence: items === 0 ? [] : Array.from({length: 1 + (i % 4)}, (_, n) => evidenceId((i + n) % items)),
  };
};

const evidence = (i: number): ReportEvidence => ({
  id: evidenceId(i),
  title:
    i % 9 === 8
      ? `Access register, ${pick(people, i)}`
      : `${pick(checks, i)[4]} in ${pick(['eu-central-1', 'eu-north-1'], i)}`,
  kind: i % 9 === 8 ? 'document' : 'read',
  capturedAt: '2026-11-13T13:04:05.678Z',
  capturedBy: i % 9 === 8 ? pick(people, i) : 'fieldwork',
  classification: i % 40 === 39 ? 'strictly-confidential' : 'confidential',
  files: Array.from({length: i % 9 === 8 ? 2 : 1}, (_, n) => ({
    name: i % 9 === 8 ? `register-${n + 1}.pdf` : 'body.json',
    sha256: hex(i * 10 + n),
    bytes: 812 + i * 37,
  })),
  controls: [{edition: '2013', id: `A.9.2.${1 + (i % 6)}`}],
  papers: i % 5 === 0 ? ['F-001', 'S-001'] : [],
});

const unread = (): ReportUnread[] => [
  {
    operation: 's3:GetBucketPolicyStatus',
    region: 'eu-north-1',
    target: '123456789012',
    outcome: 'denied',
    error:
      'AccessDenied: the role fieldwork-read is not allowed to perform s3:GetBucketPolicyStatus because of a service control policy.',
    count: 34,
    permissions: ['s3:GetBucketPolicyStatus'],
    controls: ['A.9.1.2', 'A.13.1.1', 'A.13.2.1', 'A.14.1.2'].map(id => ({edition: '2013', id})),
  },
  {
    operation: 'kms:ListKeys',
    region: 'us-east-1',
    target: '123456789012',
    outcome: 'throttled',
    error: 'ThrottlingException after 8 attempts in 60 s.',
    count: 1,
    permissions: ['kms:ListKeys', 'kms:DescribeKey'],
    controls: [{edition: '2013', id: 'A.10.1.2'}],
  },
  {
    operation: 'rbac.authorization.k8s.io/clusterroles:list',
    region: 'cluster',
    target: 'prod-eu',
    outcome: 'unsupported',
    error: '',
    count: 1,
    permissions: [],
    controls: [],
  },
];
