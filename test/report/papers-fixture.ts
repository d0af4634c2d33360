import type {ControlRef} from '../../main/contract/ids.ts';
import type {SoaRow} from '../../main/contract/papers.ts';
import type {LayerSupport, MatrixRow} from '../../main/contract/review-methods.ts';
import type {ReportAnswer, ReportControl} from '../../main/report/model.ts';
import type {
  ReportFinding,
  ReportPapers,
  ReportReview,
  ReportScope,
  ReportTopic,
  ReportVendor,
} from '../../main/report/papers-model.ts';

export type PapersSize = {
  readonly findings: number;
  readonly soaRows: number;
  readonly samples: number;
  readonly itemsPerSample: number;
  readonly records: number;
};

export const papersSize: PapersSize = {findings: 6, soaRows: 12, samples: 2, itemsPerSample: 5, records: 3};

/** No working papers at all. */
export const noPapers: ReportPapers = {
  findings: [],
  samples: [],
  interviews: [],
  observations: [],
  requests: [],
  withdrawn: [],
  signOffs: [],
  coverage: [],
  clauses: [],
  reviews: [],
  matrices: [],
  vendors: [],
  vendorQuestions: [],
  soa: [],
};

/** The one advice in the papers: it must not stand in a certification audit. */
export const suggestion = 'Let the directory remove the group on the last working day by itself.';

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const number = (prefix: string, i: number): string => `${prefix}-${`${i + 1}`.padStart(3, '0')}`;
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({length: n}, (_, i) => make(i));
const digest = (seed: number): string => `${seed}c0ffee`.padStart(64, '7a');

/** Working papers like real ones: every grade, state and kind of gap. `evidence`: ids of the report's index. */
export const samplePapers = (
  refs: readonly ControlRef[],
  evidence: readonly string[],
  size: PapersSize = papersSize,
): ReportPapers => {
  const cite = (i: number): string[] =>
    evidence.length === 0 ? [] : [pick(evidence, i * 3), pick(evidence, i * 7 + 1)];
  return {
    findings: times(size.findings, i => finding(i, size.findings, refs, cite(i))),
    samples: times(size.samples, i => ({
      id: number('S', i),
      title: pick(['Leavers of the last quarter', 'Buckets with payment data', 'Changes to production'], i),
      control: pick(refs, i * 5),
      question: 'A.9.2.6-q1',
      population: {
        source:
          i % 2 === 0
            ? {from: 'list', evidence: pick(evidence, i) ?? 'E-000001', column: 'Personnel number'}
            : {
                from: 'collection',
                collections: ['C-0001'],
                resourceType: 'AwsS3Bucket',
                filter: 'resource.data.tags.data == "payment"',
              },
        size: 187 + i,
        sha256: digest(i),
        ...(evidence.length === 0 ? {} : {evidence: pick(evidence, i + 2)}),
      },
      basis: pick(['random', 'risk'] as const, i),
      ...(i % 2 === 0 ? {seed: '9f2c41d07be8a355'} : {basisNote: 'Those that hold card numbers.'}),
      size: size.itemsPerSample,
      items: times(size.itemsPerSample, n => ({
        key: `P-${4000 + i * 100 + n}`,
        label: pick([`P-${4000 + i * 100 + n}`, `Łukasz Żółw ${n}`], n),
        result: pick(['conforms', 'conforms', 'does-not-conform', 'not-tested', 'open'] as const, n),
        ...(n % 3 === 2 ? {note: 'The account was still active 19 days after the last working day.'} : {}),
        evidence: n % 2 === 0 ? cite(n).slice(0, 1) : [],
      })),
      ...(i % 2 === 0 ? {limits: 'Contractors are not in the list that personnel keeps.'} : {}),
      drawnBy: 'Ελένη Παπαδοπούλου',
      drawnAt: '2026-11-12T08:15:00.000Z',
    })),
    interviews: times(size.records, i => ({
      id: number('I', i),
      interviewee: pick(['王小明', 'Z. D.', 'Łucja Wiśniewska'], i),
      role: pick(['Head of platform', 'Service desk, night shift', 'Personnel'], i),
      date: `2026-11-1${i % 4}`,
      method: pick(['on-site', 'remote'] as const, i),
      topic: 'How accounts end',
      notes:
        'Explained the ticket that closes accounts, and showed two of them. Did not know who closes those of contractors.',
      controls: refs.slice(i, i + 2),
      evidence: cite(i),
    })),
    observations: times(size.records, i => ({
      id: number('O', i),
      place: 'Data centre Łódź, cage 4',
      date: '2026-11-12',
      what: 'A delivery at the loading bay',
      notes: 'The driver was let in with the badge of the guard, and nobody wrote it down.',
      controls: refs.slice(i, i + 1),
      evidence: [],
    })),
    requests: times(size.records * 2, i => ({
      id: number('RQ', i),
      document: pick(['Access policy, current version', 'Leavers of the last quarter', 'Contract with the hoster'], i),
      why: 'A.9 Access control',
      controls: refs.slice(i, i + 2),
      owner: pick(['Chief information security officer', 'Personnel'], i),
      ...(i % 2 === 0 ? {due: '2026-10-31'} : {}),
      status: pick(['asked', 'sufficient', 'insufficient', 'not-started', 'received', 'checked'] as const, i),
      ...(i % 3 === 2 ? {note: 'The version of 2023 came; the current one is still missing.'} : {}),
      evidence: i % 2 === 1 ? cite(i) : [],
    })),
    withdrawn: (['finding', 'sample', 'interview', 'request'] as const).map((kind, i) => ({
      kind,
      id: number(pick(['F', 'S', 'I', 'RQ'], i), 90),
      title: `A ${kind} taken back`,
      reason: 'It was recorded twice.',
      by: 'Ελένη Παπαδοπούλου',
      at: '2026-11-13T16:00:00.000Z',
    })),
    signOffs: signOffs(),
    coverage: [
      coverageRow('family', 'A.5', 'Information security policies', 8),
      coverageRow('family', 'A.9', 'Access control', 56),
      coverageRow('clauses', 'ISMS', '', 31),
      coverageRow('review', 'outsourced-contracts', 'Outsourced IT contracts', 43),
    ],
    clauses: [
      clause('6.1.3', 'Information security risk treatment', true),
      clause('8.1', 'Operational planning and control', true),
      clause('9.3.1', 'Management review', false),
    ],
    reviews: [contracts(refs, cite(4)), platform(refs)],
    support,
    matrices: [{supplier: 'Hosting Północ sp. z o.o.', rows: matrixRows(cite(2))}],
    vendors: vendors(refs, cite(1)),
    vendorQuestions: ['Which provider runs the cluster prod-eu? Its zones do not say.'],
    soa: [
      {edition: '2022', rows: times(size.soaRows, i => soaRow('2022', i, cite(i)))},
      {edition: '2013', rows: times(2, i => soaRow('2013', i, []))},
    ],
  };
};

const finding = (i: number, of: number, refs: readonly ControlRef[], evidence: readonly string[]): ReportFinding => {
  const grade = pick(['major', 'minor', 'minor', 'opportunity', 'conformity'] as const, Math.floor((i * 5) / of));
  const nonconformity = grade === 'major' || grade === 'minor';
  const law = i % 9 === 4;
  return {
    id: number('F', i),
    grade,
    requirement: law
      ? {source: 'law', text: 'Regulation (EU) 2016/679, Art. 32'}
      : {source: 'standard', control: pick(refs, i * 2)},
    ...(law ? {} : {name: 'Removal or adjustment of access rights'}),
    statement: nonconformity
      ? 'Access rights are not removed when people leave: three of five sampled leavers kept theirs for more than two weeks.'
      : 'Rights of contractors are reviewed every quarter, and the review was repeated before us.',
    objectiveEvidence:
      'Directory export of 12 November beside the leavers’ list of personnel: P-4002, P-4007 and P-4011 were active 19, 23 and 41 days after the last working day.',
    evidence: [...evidence],
    location: 'Directory of the payment platform',
    ...(nonconformity ? {sample: {sample: 'S-001', failed: 3, of: 5}} : {}),
    date: '2026-11-12',
    auditor: 'Ελένη Παπαδοπούλου',
    ...(i % 3 === 2 ? {} : {acknowledged: {by: 'Zdeněk Dvořák', on: '2026-11-13', note: 'Agreed as fact.'}}),
    ...(nonconformity && i % 3 === 0
      ? {
          correction: 'The three accounts were closed on 13 November.',
          cause: 'Personnel tells the service desk by a mail that nobody owns.',
          action: 'The leaver process closes accounts from the personnel system.',
          owner: 'Łucja Wiśniewska',
          due: '2026-11-01',
        }
      : {}),
    ...(nonconformity && i % 5 === 1
      ? {
          owner: 'Łucja Wiśniewska',
          verification: {
            evidence: [...evidence],
            note: 'Ten later leavers were looked up; all were closed.',
            by: 'İlker Yıldız',
            on: '2026-11-14',
          },
          closed: {by: 'İlker Yıldız', on: '2026-11-14', decision: 'Closed.'},
        }
      : {}),
    advice: suggestion,
  };
};

const signOffs = (): ReportScope[] => [
  {
    scope: 'A.5',
    name: 'Information security policies',
    contentSha256: digest(5),
    parts: 41,
    prepared: signature('SO-001', 'Ελένη Παπαδοπούλου', true),
    reviewed: signature('SO-002', 'Olena Шевченко', true),
  },
  {
    scope: 'A.9',
    name: 'Access control',
    contentSha256: digest(9),
    parts: 188,
    prepared: signature('SO-003', 'Ελένη Παπαδοπούλου', false),
  },
  {scope: 'ISMS', name: 'Clauses 4 to 10', contentSha256: digest(1), parts: 12},
  {
    scope: 'assessment',
    name: 'The whole assessment',
    contentSha256: digest(2),
    parts: 811,
    prepared: signature('SO-004', 'Ελένη Παπαδοπούλου', true),
  },
];

const signature = (id: string, by: string, current: boolean): NonNullable<ReportScope['prepared']> => ({
  id,
  by,
  at: '2026-11-13T18:00:00.000Z',
  contentSha256: digest(by.length),
  current,
  note: 'Read in full.',
  changes: current
    ? []
    : times(11, i => ({
        part: i === 0 ? 'papers/finding/F-002' : `answers/A.9.2.${i}-q1`,
        change: pick(['changed', 'added', 'removed'] as const, i),
      })),
});

const coverageRow = (
  kind: ReportPapers['coverage'][number]['kind'],
  id: string,
  name: string,
  questions: number,
): ReportPapers['coverage'][number] => ({
  kind,
  id,
  name,
  questions,
  asked: questions - 3,
  answered: questions - 5,
  evidenced: questions - 7,
  unevidenced: 2,
  notTested: [{reason: 'The site was closed for the holiday.', questions: [`${id}.1-q1`, `${id}.1-q2`]}],
});

const answer = (i: number, evidence: readonly string[], more: Partial<ReportAnswer> = {}): ReportAnswer => ({
  question: `CT-${i}-q1`,
  text: 'Show where the contract says how soon a security incident is reported, and the last report that came that way.',
  conclusion: pick(['conforms', 'partly', 'does-not-conform', 'not-asked'] as const, i),
  answer: 'The clause names 24 hours; the last incident was reported after 31 hours.',
  evidence,
  answeredBy: 'Ελένη Παπαδοπούλου',
  answeredAt: '2026-11-13T10:20:00.000Z',
  followUps: [],
  ...more,
});

const topic = (
  i: number,
  title: string,
  refs: readonly ControlRef[],
  answers: readonly ReportAnswer[],
): ReportTopic => ({
  id: `CT-0${i}`,
  title,
  about:
    'Who must know of an incident first, and how soon. Without a time in the contract, the customer reads it in the news.',
  controls: refs.slice(i, i + 2),
  answers,
});

const contracts = (refs: readonly ControlRef[], evidence: readonly string[]): ReportReview => ({
  id: 'outsourced-contracts',
  kind: 'contracts',
  title: 'Outsourced IT contracts',
  topics: [
    topic(1, 'Incident reporting has a time', refs, [
      answer(0, evidence, {
        reference: 'clause 14.2, page 31',
        value: {kind: 'number', text: '24 hours'},
        revisions: 2,
        followUps: [
          answer(1, evidence, {question: 'CT-01-q1-f1', value: {kind: 'date', text: '2026-09-30'}}),
          answer(3, [], {question: 'CT-01-q1-f2', text: 'Who called the second time, and what was said?'}),
        ],
      }),
    ]),
    topic(2, 'Right to audit', refs, [
      answer(1, [], {value: {kind: 'document', text: evidence[0] ?? 'E-000001'}}),
      answer(0, [], {value: {kind: 'choice', text: 'On site and by report'}}),
    ]),
    topic(3, 'Exit and return of data', refs, [answer(3, [])]),
  ],
});

const platform = (refs: readonly ControlRef[]): ReportReview => ({
  id: 'container-platform',
  kind: 'platform',
  title: 'Container platform',
  topics: [topic(4, 'Host operating system', refs, [answer(2, [])])],
});

const clause = (id: string, name: string, asked: boolean): ReportControl => ({
  ref: {edition: '2022', id},
  name,
  family: 'ISMS',
  objective: `${id.split('.')[0]} Planning`,
  about: ['How risks are treated and who accepts what is left.', 'Without it controls are chosen by habit.'],
  crosswalk: {edition: '2013', ids: []},
  answers: [answer(asked ? 0 : 3, [], {question: `2022:${id}-q1`})],
  verdicts: [],
  evidence: [],
});

const layer = (own: LayerSupport['layer'], seen: string, more: Partial<LayerSupport>): LayerSupport => ({
  layer: own,
  seen,
  state: 'supported',
  ...more,
});

const support: NonNullable<ReportPapers['support']> = {
  on: '2026-11-14',
  source: {name: 'endoflife.date', date: '2026-11-02', licence: 'MIT'},
  clusters: [
    {
      target: 'https://k8s.example.internal:6443',
      name: 'prod-eu',
      platform: 'self-managed',
      orchestrator: layer('orchestrator', 'v1.36.2', {product: 'kubernetes', cycle: '1.36', eol: '2027-06-28'}),
      nodes: times(6, i => ({
        name: `node-${i}`,
        layers: [
          layer('os-image', 'Ubuntu 22.04.5 LTS', {
            product: 'ubuntu',
            cycle: '22.04',
            state: 'ends-soon',
            eol: '2027-04-01',
          }),
          i === 5
            ? layer('runtime', '', {state: 'unknown', question: 'What node node-5 runs could not be read: ask for it.'})
            : layer('runtime', 'containerd 1.6.8', {
                product: 'containerd',
                cycle: '1.6',
                state: 'ended',
                eol: '2025-08-23',
              }),
        ],
      })),
    },
  ],
  stated: [],
  counts: {supported: 1, 'ends-soon': 6, ended: 5, unknown: 1},
  questions: ['What node node-5 runs could not be read: ask for it.'],
};

const matrixRow = (activity: string, title: string, more: Partial<MatrixRow>): MatrixRow => ({
  activity,
  title,
  controls: [{edition: '2022', id: 'A.5.19'}],
  accountable: '',
  contractClause: '',
  page: '',
  interface: '',
  evidence: [],
  note: '',
  gaps: [],
  ...more,
});

const matrixRows = (evidence: readonly string[]): MatrixRow[] => [
  matrixRow('security-monitoring', 'Security monitoring', {
    party: 'shared',
    accountable: 'Head of operations',
    contractClause: '9.1',
    page: '17',
    gaps: ['Two parties own it, and nothing says where the one ends and the other begins.'],
  }),
  matrixRow('backup', 'Backup and restore', {
    party: 'supplier',
    accountable: 'Service manager of the hoster',
    contractClause: '11.4',
    page: '22',
    evidence: [...evidence],
    note: 'Restores are tested twice a year.',
  }),
  matrixRow('key-management', 'Key management', {party: 'nobody', gaps: ['Nobody owns it.']}),
  matrixRow('patching', 'Patching of the host', {
    party: 'customer',
    accountable: 'Platform team',
    interface: 'The hoster announces firmware a week before.',
  }),
  matrixRow('exit', 'Exit and return of data', {gaps: ['Not answered.']}),
];

const vendors = (refs: readonly ControlRef[], evidence: readonly string[]): ReportVendor[] => [
  {
    id: 'V-001',
    name: 'Amazon Web Services',
    provider: 'aws',
    assurances: [
      assurance('SOC 2 Type II', '2025-10-01', '2026-09-30', 'expired', -45, evidence),
      assurance('ISO/IEC 27001 certificate', '2024-12-01', '2026-12-15', 'expiring', 31, []),
    ],
    uncovered: [{service: 'kms', region: 'eu-north-1'}],
    uncoveredServices: ['kms'],
    uncoveredRegions: [],
    unassured: [],
    split: {inherited: refs.slice(0, 2), shared: refs.slice(2, 4), customer: refs.slice(4)},
    gaps: ['SOC 2 Type II ended on 2026-09-30, 45 days ago.', 'kms is in use, and no valid assurance covers it.'],
    register: {
      services: ['Amazon S3', 'Amazon EC2'],
      regions: ['eu-central-1'],
      assurances: [
        registered('SOC 2 Type II', '2025-10-01', '2026-09-30'),
        registered('ISO/IEC 27001 certificate', '2024-12-01', '2026-12-15'),
      ],
      inherited: [{control: {edition: '2022', id: 'A.7.1'}, what: 'Fences and guards of the data centres.'}],
      customerSide: [{control: {edition: '2022', id: 'A.5.15'}, what: 'Who may do what in the accounts.'}],
    },
    use: {
      services: ['ec2', 'kms', 's3'],
      regions: ['eu-central-1', 'eu-north-1'],
      unread: [{service: 'kms', region: 'us-east-1'}],
    },
  },
  {
    name: 'Google Cloud',
    provider: 'gcp',
    assurances: [],
    uncovered: [{service: 'gke', region: 'europe-west3'}],
    uncoveredServices: ['gke'],
    uncoveredRegions: ['europe-west3'],
    unassured: [],
    split: {inherited: [], shared: [], customer: []},
    gaps: ['It is in use (gke) and stands in no register: no assurance, no owner of what is inherited.'],
    use: {services: ['gke'], regions: ['europe-west3'], unread: []},
  },
];

const assurance = (
  title: string,
  validFrom: string,
  validUntil: string,
  state: ReportVendor['assurances'][number]['state'],
  days: number,
  evidence: readonly string[],
): ReportVendor['assurances'][number] => ({
  type: 'soc2',
  title,
  issuer: 'An auditor',
  validFrom,
  validUntil,
  state,
  days,
  evidence: [...evidence],
  notCovered: {services: ['kms'], regions: ['eu-north-1']},
});

const registered = (title: string, validFrom: string, validUntil: string) => ({
  type: 'soc2' as const,
  title,
  issuer: 'An auditor',
  scope: 'Compute and storage in the regions of the European Union.',
  validFrom,
  validUntil,
  services: ['*'],
  regions: ['eu-central-1'],
  evidence: [],
});

const soaRow = (edition: '2013' | '2022', i: number, evidence: readonly string[]): SoaRow => {
  const id = edition === '2022' ? `A.5.${1 + i}` : `A.9.2.${1 + i}`;
  const decided = i % 4 !== 3;
  const applicable = i % 7 !== 5;
  return {
    control: {edition, id},
    title: pick(['Policies for information security', 'Threat intelligence', 'Access control'], i),
    ...(decided ? {applicable} : {}),
    inclusion: decided && applicable ? 'risk, contract: card scheme rules' : '',
    exclusion: decided && !applicable ? 'Nobody develops software within the scope.' : '',
    status: applicable ? pick(['implemented', 'partly, by the answers', 'planned'], i) : '',
    how: 'See Access policy (E-000001)',
    risks: 'R-12; R-31',
    owner: 'Łucja Wiśniewska',
    evidence: [...evidence],
    reviewed: '2026-10-01',
    conclusions: [
      {question: `q-${i}`, conclusion: 'conforms'},
      {question: `q-${i}b`, conclusion: 'partly'},
    ],
    verdicts: {pass: 3, fail: i % 2, 'not-assessed': 1, 'not-applicable': 0},
    gaps: decided
      ? i % 3 === 0
        ? [
            'No evidence.',
            'Declared implemented, but 1 of its questions ended in "partly" and 0 in "does not conform".',
          ]
        : []
      : ['Not decided. 2013 A.5.1.1 suggests: applicable.'],
  };
};
