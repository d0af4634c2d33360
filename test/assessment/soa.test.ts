import {describe, expect, test} from 'vitest';
import {soaTable} from '../../main/assessment/soa.ts';
import {questionsServing, statusByAnswers} from '../../main/assessment/soa-answers.ts';
import {decisionFault} from '../../main/assessment/soa-decision.ts';
import {decisionFrom, proposeFrom} from '../../main/assessment/soa-proposal.ts';
import type {Applicability} from '../../main/contract/papers.ts';
import {answerAll, decide, decisions, exclude, frameworks, rowOf} from './soa-fixture.ts';

const nothing = {
  frameworks,
  answers: new Map(),
  evidence: () => [],
  documents: () => [],
  seen: () => undefined,
};

test.each([['2013', 114] as const, ['2022', 93] as const])(
  'edition %s has a row for each of its %i controls once, none decided and each a gap',
  (edition, count) => {
    const {rows} = soaTable({...nothing, edition, decisions: new Map()});
    expect(rows.map(({control}) => control)).toEqual(frameworks.controls(edition).map(({ref}) => ref));
    expect(rows).toHaveLength(count);
    for (const row of rows) {
      expect(row.applicable).toBeUndefined();
      expect(row.gaps).toHaveLength(1);
      expect(row.gaps[0]).toMatch(/^Not decided\./);
    }
  },
);

describe('through the crosswalk', () => {
  test.each(['2013', '2022'] as const)(
    'a control of %s is served by exactly its own and its counterparts questions',
    edition => {
      for (const {ref} of frameworks.controls(edition)) {
        const {edition: other, ids} = frameworks.counterparts(ref);
        const allowed = new Set([`${edition} ${ref.id}`, ...ids.map(id => `${other} ${id}`)]);
        const own = frameworks.questions.filter(({control}) => allowed.has(`${control.edition} ${control.id}`));
        expect(new Set(questionsServing(frameworks, ref).map(({id}) => id))).toEqual(new Set(own.map(({id}) => id)));
      }
    },
  );

  test('an answer to a 2013 question speaks in the row of 2022, and not in that of a sibling merged with it', () => {
    const answers = answerAll('2013', 'A.9.2.2', 'conforms');
    expect(rowOf('2022', 'A.5.18', {answers}).conclusions).toHaveLength(answers.length);
    expect(rowOf('2013', 'A.9.2.2', {answers}).conclusions).toHaveLength(answers.length);
    expect(rowOf('2013', 'A.9.2.5', {answers}).conclusions).toEqual([]);
  });

  test('evidence of either edition supports both rows', () => {
    const evidence = ({edition, id}: {edition: string; id: string}) =>
      edition === '2013' && id === 'A.9.2.3' ? ['E-000007'] : [];
    expect(rowOf('2022', 'A.8.2', {evidence}).evidence).toEqual(['E-000007']);
    expect(rowOf('2013', 'A.9.2.3', {evidence}).evidence).toEqual(['E-000007']);
    expect(rowOf('2013', 'A.9.2.2', {evidence}).evidence).toEqual([]);
  });
});

describe('a decision of the other edition', () => {
  const merged = ['A.9.2.2', 'A.9.2.5', 'A.9.2.6'];

  test('is proposed and not taken over', () => {
    const row = rowOf('2022', 'A.5.18', {decisions: decisions(...merged.map(id => decide('2013', id)))});
    expect(row.applicable).toBeUndefined();
    expect(row.proposal).toEqual({applicable: true, from: merged.map(id => ({edition: '2013', id}))});
    expect(row.gaps).toEqual(['Not decided. 2013 A.9.2.2, 2013 A.9.2.5, 2013 A.9.2.6 suggest: applicable.']);
  });

  test.each([
    [
      'they differ',
      [decide('2013', 'A.9.2.2'), exclude('2013', 'A.9.2.5'), decide('2013', 'A.9.2.6')],
      /A\.9\.2\.2, A\.9\.2\.6 are applicable and A\.9\.2\.5 excluded: decide anew/,
    ],
    ['they differ and one is open', [decide('2013', 'A.9.2.2'), exclude('2013', 'A.9.2.5')], /decide anew/],
    ['one is open', [decide('2013', 'A.9.2.2'), decide('2013', 'A.9.2.5')], /A\.9\.2\.6 is not decided either/],
  ] as const)('is not even proposed where several became one and %s', (_, made, gap) => {
    const row = rowOf('2022', 'A.5.18', {decisions: decisions(...made)});
    expect(row.proposal).toBeUndefined();
    expect(row.applicable).toBeUndefined();
    expect(row.gaps).toEqual([expect.stringMatching(gap)]);
  });

  test('cannot speak for a control that is new in 2022', () => {
    const all = frameworks.controls('2013').map(({ref}) => decide('2013', ref.id));
    const row = rowOf('2022', 'A.8.11', {decisions: decisions(...all)});
    expect(row.proposal).toBeUndefined();
    expect(row.gaps[0]).toMatch(/^Not decided\. New in 2022/);
  });

  test('names the doubt where the sources of the crosswalk differ', () => {
    expect(rowOf('2013', 'A.9.1.2', {decisions: decisions(decide('2022', 'A.5.15'))}).gaps[0]).toMatch(
      /sources of the crosswalk differ/,
    );
  });

  test('of 2022 proposes for every 2013 control, and back again for every one that is not new', () => {
    const all = decisions(...frameworks.controls('2022').map(({ref}) => decide('2022', ref.id)));
    const back = new Map<string, Applicability>();
    for (const {ref} of frameworks.controls('2013')) {
      const proposal = proposeFrom(frameworks, all, ref);
      if (!proposal.agreed) throw new Error(`${ref.id}: ${proposal.why}`);
      back.set(`2013:${ref.id}`, decisionFrom(all, ref, proposal));
    }
    for (const {ref, newIn2022} of frameworks.controls('2022'))
      expect(proposeFrom(frameworks, back, ref).agreed).toBe(!newIn2022);
  });

  test('that is taken over keeps owner and status only where all agree, and no date of review', () => {
    const all = decisions(
      decide('2013', 'A.9.2.2', {inclusion: ['risk'], risks: ['R-1'], how: 'First'}),
      decide('2013', 'A.9.2.5', {inclusion: ['law'], risks: ['R-2', 'R-1'], how: 'Second', owner: 'B. Other'}),
      decide('2013', 'A.9.2.6', {how: 'First'}),
    );
    const ref = {edition: '2022', id: 'A.5.18'} as const;
    const proposal = proposeFrom(frameworks, all, ref);
    if (!proposal.agreed) throw new Error(proposal.why);
    expect(decisionFrom(all, ref, proposal)).toEqual({
      kind: 'applicability',
      control: ref,
      applicable: true,
      inclusion: ['risk', 'law'],
      risks: ['R-1', 'R-2'],
      how: 'First\nSecond',
      status: 'partly',
    });
  });

  test('that says the opposite is a gap on both sides', () => {
    const made = decisions(decide('2022', 'A.8.32'), exclude('2013', 'A.14.2.4'));
    expect(rowOf('2022', 'A.8.32', {decisions: made}).gaps).toContain(
      'Applicable here, but 2013 A.14.2.4 is excluded: say why they differ.',
    );
    expect(rowOf('2013', 'A.14.2.4', {decisions: made}).gaps).toContain(
      'Excluded here, but 2022 A.8.32 is applicable: say why they differ.',
    );
  });
});

describe('gaps of a decided row', () => {
  const whole = {
    answers: answerAll('2022', 'A.8.2', 'conforms'),
    evidence: () => ['E-000001'],
  };
  const gapsWith = (decision: Applicability, about = {}) =>
    rowOf('2022', 'A.8.2', {...whole, ...about, decisions: decisions(decision)}).gaps;
  const without = (field: keyof Applicability) => {
    const {[field]: _, ...rest} = decide('2022', 'A.8.2');
    return rest as Applicability;
  };
  const failing = {counts: {pass: 1, fail: 2, 'not-assessed': 0, 'not-applicable': 0}, failing: ['aws-iam-admin-mfa']};
  const unread = {counts: {pass: 1, fail: 0, 'not-assessed': 3, 'not-applicable': 0}, failing: []};

  test('a whole row has none', () => {
    expect(gapsWith(decide('2022', 'A.8.2', {status: 'implemented'}))).toEqual([]);
  });

  test.each([
    ['no reason for inclusion', decide('2022', 'A.8.2', {inclusion: []}), {}, /No reason for inclusion/],
    ['no owner', without('owner'), {}, /No owner/],
    ['no date', without('reviewed'), {}, /No date of review/],
    ['no how', without('how'), {}, /Nothing says how/],
    ['no evidence', decide('2022', 'A.8.2'), {evidence: () => []}, /No evidence/],
    [
      'no test and no status',
      without('status'),
      {answers: answerAll('2022', 'A.8.2', 'not-tested')},
      /Not assessed yet/,
    ],
    [
      'open questions',
      decide('2022', 'A.8.2'),
      {answers: answerAll('2022', 'A.8.2', 'conforms', 1)},
      /Questions without an answer: /,
    ],
    [
      'answers against it',
      decide('2022', 'A.8.2', {status: 'implemented'}),
      {answers: answerAll('2022', 'A.8.2', 'partly')},
      /answers say otherwise/,
    ],
    [
      'failing checks',
      decide('2022', 'A.8.2', {status: 'implemented'}),
      {seen: () => failing},
      /checks fail: aws-iam-admin-mfa/,
    ],
    ['unread checks', decide('2022', 'A.8.2'), {seen: () => unread}, /not assessed": 3/],
    ['an exclusion without a reason', exclude('2022', 'A.8.2', ' '), {answers: []}, /without a justification/],
    ['an exclusion against the answers', exclude('2022', 'A.8.2'), {}, /as if it applied/],
  ] as const)('%s', (_, decision, about, gap) => {
    expect(gapsWith(decision, about)).toEqual([expect.stringMatching(gap)]);
  });
});

describe('a status by the answers', () => {
  const none = {of: [], conforms: 0, partly: 0, 'does-not-conform': 0, 'not-applicable': 0, 'not-tested': 0, open: 0};
  test.each([
    [{conforms: 3}, 'implemented'],
    [{conforms: 3, 'not-applicable': 1}, 'implemented'],
    [{conforms: 3, open: 1}, 'not-assessed'],
    [{conforms: 3, 'not-tested': 1}, 'not-assessed'],
    [{'not-applicable': 3}, 'not-assessed'],
    [{'not-tested': 3}, 'not-assessed'],
    [{conforms: 2, 'does-not-conform': 1, open: 5}, 'partly'],
    [{partly: 1}, 'partly'],
    [{'does-not-conform': 2}, 'not-implemented'],
    [{}, 'not-assessed'],
  ] as const)('%j is %s', (counts, status) => {
    expect(statusByAnswers({...none, ...counts})).toBe(status);
  });

  test('stands in the row with a mark, and gives way to a decision', () => {
    const answers = answerAll('2022', 'A.8.2', 'conforms');
    expect(rowOf('2022', 'A.8.2', {answers}).status).toBe('implemented, by the answers');
    const made = decisions(decide('2022', 'A.8.2', {status: 'planned'}));
    expect(rowOf('2022', 'A.8.2', {answers, decisions: made}).status).toBe('planned');
  });
});

test.each([
  ['an exclusion without a reason', exclude('2022', 'A.8.2', ''), 'exclusion', 'reason-required'],
  ['an exclusion of blanks', exclude('2022', 'A.8.2', '  '), 'exclusion', 'reason-required'],
  ['an applicable control with an exclusion', decide('2022', 'A.8.2', {exclusion: 'x'}), 'exclusion', 'contradiction'],
  [
    'an excluded control that is implemented',
    {...exclude('2022', 'A.8.2'), status: 'implemented'},
    'status',
    'contradiction',
  ],
  ['a control of the other edition', decide('2022', 'A.9.2.3'), 'control', 'unknown-control'],
  ['a clause', decide('2022', '6.1.3'), 'control', 'unknown-control'],
] as const)('%s is refused', (_, decision, field, code) => {
  expect(decisionFault(decision as Applicability, ref => frameworks.control(ref) !== undefined)).toMatchObject({
    field,
    code,
  });
});
