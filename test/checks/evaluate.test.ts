import {describe, expect, it} from 'vitest';
import {evaluate} from '../../main/checks/evaluate.ts';
import type {EvaluationInput} from '../../main/checks/types.ts';
import {judge, judgeOne, makeCheck, makePopulation, makeRead, makeResource, now} from './make.ts';
import {processorTime} from './processor-time.ts';

describe('a rule over what was read', () => {
  it('passes and fails with the words of the check', () => {
    expect(judgeOne('resource.acl == "private"', {acl: 'private'})).toEqual({
      check: 'bucket-private',
      verdict: 'pass',
      reason: 'Private.',
      target: '111122223333',
      region: 'eu-west-1',
      resourceType: 'AwsS3Bucket',
      resource: 'arn:aws:s3:::bucket',
      resourceName: 'bucket',
      reads: ['R-000001'],
    });
    expect(judgeOne('resource.acl == "private"', {acl: 'public'})).toMatchObject({verdict: 'fail', reason: 'Public.'});
  });

  it.each([
    ['null is read and empty', 'resource.policy == null', {policy: null}, 'pass'],
    ['{} is read and empty', 'size(resource.tags) == 0', {tags: {}}, 'pass'],
    ['[] is read and empty', 'resource.grants.all(g, g == "me")', {grants: []}, 'pass'],
    ['undefined is not read', 'resource.policy == null', {policy: undefined}, 'not-assessed'],
    ['an absent part is not read', 'resource.policy == null', {}, 'not-assessed'],
    ['an inherited name is not read', 'resource.toString == null', {acl: 1}, 'not-assessed'],
    ['an absent key inside a part is no answer', 'resource.acl.owner == "me"', {acl: {}}, 'not-assessed'],
    ['has() inside a part asks what was read', 'has(resource.acl.owner)', {acl: {}}, 'fail'],
    ['has() inside an absent part is no answer', 'has(resource.acl.owner)', {}, 'not-assessed'],
    ['!has() inside an absent part is no answer', '!has(resource.acl.owner)', {}, 'not-assessed'],
    ['a value that is not true or false is no answer', 'resource.acl', {acl: 'yes'}, 'not-assessed'],
    ['null is no answer', 'resource.acl', {acl: null}, 'not-assessed'],
  ])('%s', (_, pass, data, verdict) => {
    expect(judgeOne(pass, data).verdict).toBe(verdict);
  });

  it.each([
    ['true || unread', 'pass'],
    ['unread || true', 'pass'],
    ['false || unread', 'not-assessed'],
    ['unread || false', 'not-assessed'],
    ['false && unread', 'fail'],
    ['unread && false', 'fail'],
    ['true && unread', 'not-assessed'],
    ['unread && true', 'not-assessed'],
    ['!unread', 'not-assessed'],
    ['unread ? true : true', 'not-assessed'],
    ['unread == unread', 'not-assessed'],
    ['[true, false].exists(x, x || unread)', 'pass'],
    ['[false, false].exists(x, x || unread)', 'not-assessed'],
    ['[true, false].all(x, x && unread)', 'fail'],
    ['[true, true].all(x, x && unread)', 'not-assessed'],
    ['[true, false].exists_one(x, x && unread)', 'not-assessed'],
    ['[true].filter(x, unread).size() == 0', 'not-assessed'],
    ['[1].map(x, unread).size() == 1', 'not-assessed'],
    ['unread in [true, false]', 'not-assessed'],
    ['size([unread]) == 1', 'not-assessed'],
    ['{"a": unread}.size() == 1', 'not-assessed'],
    ['dyn(unread) == null', 'not-assessed'],
  ])('is three-valued: %s is %s', (rule, verdict) => {
    expect(judgeOne(rule.replaceAll('unread', 'resource.unread'), {acl: 'private'}).verdict).toBe(verdict);
  });

  it('does not apply where appliesTo is false, and is not assessed where that cannot be told', () => {
    const applies = {appliesTo: 'resource.kind == "website"'};
    expect(judgeOne('resource.acl', {acl: true, kind: 'data'}, applies)).toMatchObject({
      verdict: 'not-applicable',
      reason: 'Does not apply here: resource.kind == "website" is false.',
    });
    expect(judgeOne('resource.acl', {acl: true, kind: 'website'}, applies).verdict).toBe('pass');
    expect(judgeOne('resource.acl', {acl: true}, applies).verdict).toBe('not-assessed');
  });

  it('knows meta, params and now', () => {
    const pass = 'meta.region in params.regions && resource.created < now && daysSince(resource.created) > params.days';
    const rule = pass.replace('resource.created < now', 'timestamp(resource.created) < now');
    const data = {created: '2026-01-01T00:00:00Z'};
    const params = {regions: ['eu-west-1'], days: 300};
    expect(judgeOne(rule, data, {params}).verdict).toBe('pass');
    expect(judgeOne(rule, data, {params: {...params, days: 400}}).verdict).toBe('fail');
  });

  it.each([
    ['daysSince', '2026-11-20T12:00:00Z', 1],
    ['daysSince', '2026-11-21T00:00:00+00:00', 0.5],
    ['daysSince', '2026-11-20T14:00:00.123456+0200', 1],
    ['daysUntil', '2026-12-01T12:00:00.000Z', 10],
  ])('%s(%s) counts days of 24 hours', (name, time, days) => {
    const near = `${name}(resource.at) > ${days - 0.001} && ${name}(resource.at) < ${days + 0.001}`;
    expect(judgeOne(near, {at: time}).verdict).toBe('pass');
  });

  it.each([
    '',
    'N/A',
    'no_information',
    'yesterday',
    '2026-11-20',
    '2026-11-20T12:00:00',
    '2026-02-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-20T24:30:00Z',
    1_700_000_000,
    null,
    true,
    {},
    [],
  ])('no time is made out of %j', at => {
    expect(judgeOne('daysSince(resource.at) > 0.0', {at}).verdict).toBe('not-assessed');
    expect(judgeOne('daysUntil(resource.at) < 9999.0', {at}).verdict).toBe('not-assessed');
  });
});

describe('the reason of what was not assessed', () => {
  const checks = [makeCheck({pass: 'resource.acl == "private" && resource.policy == null'})];

  it('names operation, region, outcome, error code, and what to grant or ask', () => {
    const resource = makeResource({policy: null}, {reads: {policy: ['R-000001'], acl: ['R-000002']}});
    const reads = [makeRead('R-000002', {outcome: 'denied', errorCode: 'AccessDenied'})];
    const [verdict] = judge({checks, resources: [resource], reads});
    expect(verdict).toMatchObject({
      verdict: 'not-assessed',
      reason:
        'Not read: s3:GetBucketAcl in eu-west-1 was denied (AccessDenied). Grant s3:GetBucketAcl and collect again. ' +
        'Or ask: Who may read the bucket?',
      reads: ['R-000002', 'R-000001'],
    });
    const [granted] = judge({checks, resources: [resource], reads, permissions: () => ['s3:GetBucketPermissions']});
    expect(granted?.reason).toContain('Grant s3:GetBucketPermissions and collect again.');
  });

  it.each([
    ['throttled', 'was throttled. Resume the collection.'],
    ['failed', 'failed. Resume the collection.'],
    ['cancelled', 'was cancelled. Resume the collection.'],
    ['unsupported', 'is not offered there. Collecting again will not help.'],
    ['refused', 'was refused by our own guard. Collecting again will not help.'],
  ])('says what to do about a read that ended as %s', (outcome, words) => {
    const resource = makeResource({policy: null}, {reads: {policy: ['R-000001'], acl: ['R-000002']}});
    const [verdict] = judge({checks, resources: [resource], reads: [makeRead('R-000002', {outcome})]});
    expect(verdict?.reason).toContain(words);
  });

  it('quotes CEL where no failed read is behind it', () => {
    const {reason, verdict} = judgeOne('resource.acl.owner == "me"', {acl: {}});
    expect(verdict).toBe('not-assessed');
    expect(reason).toBe('The rule could not be evaluated: No such key: owner. Ask: Who may read the bucket?');
  });

  it('says that a part is missing although its reads were answered', () => {
    const resource = makeResource({policy: null}, {reads: {policy: ['R-000001'], acl: ['R-000001']}});
    const [verdict] = judge({checks, resources: [resource]});
    expect(verdict?.reason).toContain('"acl" is missing although its reads were answered.');
  });
});

describe('a part that the collector left in place', () => {
  const checks = [makeCheck({pass: 'resource.acl == "private"'})];

  it.each(['denied', 'throttled', 'failed', 'unsupported', 'refused', 'cancelled'])(
    'counts for nothing where its only read was %s',
    outcome => {
      const resource = makeResource({acl: 'private'}, {reads: {acl: ['R-000002']}});
      const [verdict] = judge({checks, resources: [resource], reads: [makeRead('R-000002', {outcome})]});
      expect(verdict).toMatchObject({verdict: 'not-assessed', reads: ['R-000002']});
    },
  );

  it('counts where the answer was that there is no such configuration', () => {
    const resource = makeResource({acl: 'private'}, {reads: {acl: ['R-000002']}});
    const [verdict] = judge({checks, resources: [resource], reads: [makeRead('R-000002', {outcome: 'absent'})]});
    expect(verdict?.verdict).toBe('pass');
  });

  it('is three-valued inside, where some of its reads failed and the collector left those places out', () => {
    const trails = makeCheck({pass: 'resource.regions.exists(r, r.trails.exists(t, t.logging))'});
    const reads = [makeRead('R-000002', {operation: 'cloudtrail:DescribeTrails', outcome: 'denied'})];
    const judgeRegions = (...regions: unknown[]) =>
      judge({
        checks: [trails],
        reads,
        resources: [makeResource({regions}, {reads: {regions: ['R-000001', 'R-000002']}})],
      })[0];
    expect(judgeRegions({trails: [{logging: true}]}, {})?.verdict).toBe('pass');
    const open = judgeRegions({trails: [{logging: false}]}, {});
    expect(open?.verdict).toBe('not-assessed');
    expect(open?.reason).toContain(
      'cloudtrail:DescribeTrails in eu-west-1 was denied. Grant cloudtrail:DescribeTrails',
    );
  });

  it('counts for nothing without a read, or with one that is not on the record', () => {
    const [unnamed] = judge({checks, resources: [makeResource({acl: 'private'}, {reads: {}})]});
    expect(unnamed?.verdict).toBe('not-assessed');
    expect(unnamed?.reason).toContain('names no read for "acl"');
    const [unknown] = judge({checks, resources: [makeResource({acl: 'private'}, {reads: {acl: ['R-000009']}})]});
    expect(unknown?.verdict).toBe('not-assessed');
    expect(unknown?.reason).toContain('read R-000009 is not on the record');
  });
});

describe('hostile data', () => {
  it.each(['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'then', 'valueOf'])(
    'a key of its own named %s breaks nothing',
    key => {
      const labels = JSON.parse(`{"${key}": "x", "team": "a"}`);
      expect(judgeOne('resource.labels.team == "a"', {labels}).verdict).toBe('pass');
      expect(judgeOne(`resource.labels["${key}"] == "x"`, {labels}).verdict).toBe('pass');
      expect(judgeOne(`"${key}" in resource.labels && size(resource.labels) == 2`, {labels}).verdict).toBe('pass');
      expect(judgeOne('resource.list.exists(l, l.team == "a")', {list: [labels]}).verdict).toBe('pass');
      expect(judgeOne('resource.labels.all(k, resource.labels[k] != "")', {labels}).verdict).toBe('pass');
    },
  );

  it('a key named constructor beside the parts breaks neither its resource nor the next', () => {
    const odd = makeResource(JSON.parse('{"acl": "private", "constructor": {"x": 1}}'), {id: 'odd'});
    const checks = [makeCheck({pass: 'resource.acl == "private"'})];
    const verdicts = judge({checks, resources: [odd, makeResource({acl: 'private'})]});
    expect(verdicts.map(verdict => verdict.verdict)).toEqual(['pass', 'pass']);
  });

  it('data nested without end gives a verdict, and the next resource its own', () => {
    const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
    const checks = [makeCheck({pass: 'resource.acl == "private"'})];
    const verdicts = judge({checks, resources: [makeResource({acl: deep}), makeResource({acl: 'private'})]});
    expect(verdicts.map(verdict => verdict.verdict)).toEqual(['fail', 'pass']);
  });

  it('a rule whose cost is quadratic gives up on long lists at once', () => {
    const list = Array.from({length: 100_000}, (_, index) => index);
    const start = processorTime();
    const verdict = judgeOne('resource.a.all(x, resource.b.exists(y, x != y && y < 0.0))', {a: list, b: list});
    expect(verdict.verdict).toBe('not-assessed');
    expect(verdict.reason).toContain('a list of 100000 entries is too long for this rule (5000)');
    expect(processorTime(start)).toBeLessThan(1_000);
  });

  it('a text too long to match gives no answer', () => {
    const verdict = judgeOne('resource.name.matches("^a*b")', {name: 'a'.repeat(100_000)});
    expect(verdict).toMatchObject({verdict: 'not-assessed'});
    expect(verdict.reason).toContain('too long to match');
  });
});

describe('a population', () => {
  const checks = [makeCheck({pass: 'resource.acl == "private"'})];
  const denied = makeRead('R-000002', {operation: 's3:ListBuckets', outcome: 'denied', errorCode: 'AccessDenied'});

  it('that is empty and fully read gives what the check says, never a pass', () => {
    const about = {target: '111122223333', region: 'eu-west-1', resourceType: 'AwsS3Bucket', reads: ['R-000001']};
    for (const verdict of ['not-applicable', 'not-assessed', 'fail'] as const) {
      const check = makeCheck({pass: 'resource.acl', whenEmpty: {verdict, reason: 'None.'}});
      expect(judge({checks: [check]})).toEqual([{check: check.id, verdict, reason: 'None.', ...about}]);
    }
    const forced = makeCheck({pass: 'resource.acl', whenEmpty: {verdict: 'pass' as 'fail', reason: 'None.'}});
    expect(judge({checks: [forced]})[0]?.verdict).toBe('not-assessed');
  });

  it('that could not be listed is one row, beside the rows of what was found', () => {
    const populations = [makePopulation(), makePopulation({region: 'eu-west-2', reads: ['R-000001', 'R-000002']})];
    const verdicts = judge({checks, populations, resources: [makeResource({acl: 'private'})], reads: [denied]});
    expect(verdicts.map(({verdict, region, resource}) => [verdict, region, resource])).toEqual([
      ['pass', 'eu-west-1', 'arn:aws:s3:::bucket'],
      ['not-assessed', 'eu-west-2', undefined],
    ]);
    expect(verdicts[1]?.reason).toContain(
      's3:ListBuckets in eu-west-1 was denied (AccessDenied). Grant s3:ListBuckets',
    );
    expect(verdicts[1]?.reads).toEqual(['R-000001', 'R-000002']);
  });

  it('that could not be listed everywhere is not called empty', () => {
    const populations = [makePopulation(), makePopulation({region: 'eu-west-2', reads: ['R-000002']})];
    const verdicts = judge({checks, populations, reads: [denied]});
    expect(verdicts.map(({verdict, region}) => [verdict, region])).toEqual([['not-assessed', 'eu-west-2']]);
  });

  it('without a listing read is not known', () => {
    const [verdict] = judge({checks, populations: [makePopulation({reads: []})]});
    expect(verdict).toMatchObject({verdict: 'not-assessed'});
    expect(verdict?.reason).toContain('names no listing read');
  });

  it('that the target hides is not assessed, with what to ask instead', () => {
    const populations = [makePopulation({hidden: 'EKS does not show its control plane'})];
    expect(judge({checks, populations})).toMatchObject([
      {verdict: 'not-assessed', reason: 'EKS does not show its control plane. Ask: Who may read the bucket?'},
    ]);
  });

  it('that is empty in several regions is one row', () => {
    const populations = [makePopulation(), makePopulation({region: 'eu-west-2'})];
    expect(judge({checks, populations})).toMatchObject([{verdict: 'not-applicable', region: 'all'}]);
  });

  it('nobody looked for is not assessed, once a target', () => {
    const keys = makeCheck({id: 'key-rotated', resourceType: 'AwsKmsKey', pass: 'resource.rotation'});
    const populations = [makePopulation(), makePopulation({target: '444455556666'})];
    const verdicts = judge({checks: [...checks, keys], populations});
    expect(verdicts.filter(({check}) => check === 'key-rotated')).toMatchObject([
      {verdict: 'not-assessed', target: '111122223333', region: 'all', reads: []},
      {verdict: 'not-assessed', target: '444455556666'},
    ]);
    expect(verdicts.find(({check}) => check === 'key-rotated')?.reason).toContain('nobody looked for any AwsKmsKey');
  });

  it('of a provider that was collected without any population is not assessed; of one that was not, is silent', () => {
    expect(judge({checks, populations: []})).toMatchObject([{verdict: 'not-assessed', target: 'unknown'}]);
    expect(judge({checks, populations: [], providers: ['kubernetes']})).toEqual([]);
  });

  it('nobody declared is not known, though there are resources', () => {
    const verdicts = judge({checks, populations: [], resources: [makeResource({acl: 'private'})]});
    expect(verdicts.map(({verdict}) => verdict)).toEqual(['pass', 'not-assessed']);
    expect(verdicts[1]).toMatchObject({target: '111122223333'});
  });
});

describe('checks that share a condition', () => {
  const appliesTo = 'resource.kind in params.kinds';
  const check = (id: string, kinds: string[], extra = 1) =>
    makeCheck({id, appliesTo, pass: 'resource.acl == "private"', params: {kinds, extra}});

  it('are told apart by the params that it names, and by nothing else', () => {
    const checks = [check('a', ['web']), check('b', ['data']), check('c', ['web'], 2)];
    const resources = ['web', 'data'].map(kind => makeResource({acl: 'private', kind}, {id: kind}));
    expect(judge({checks, resources}).map(({resource, check: id, verdict}) => [resource, id, verdict])).toEqual([
      ['web', 'a', 'pass'],
      ['web', 'b', 'not-applicable'],
      ['web', 'c', 'pass'],
      ['data', 'a', 'not-applicable'],
      ['data', 'b', 'pass'],
      ['data', 'c', 'not-applicable'],
    ]);
  });
});

describe('the order and the input', () => {
  const checks = [
    makeCheck({id: 'b', pass: 'resource.acl == "private"'}),
    makeCheck({id: 'a', pass: 'resource.acl == "private"'}),
  ];
  const resources = ['2', '1'].map(id => makeResource({acl: 'private'}, {id}));

  it('is by resource as given, then by check id', () => {
    const verdicts = judge({checks, resources});
    expect(verdicts.map(({resource, check}) => `${resource} ${check}`)).toEqual(['2 a', '2 b', '1 a', '1 b']);
    expect(judge({checks: checks.toReversed(), resources})).toEqual(verdicts);
  });

  it('streams: a verdict is there before the next resource is asked for', () => {
    let asked = 0;
    function* source() {
      for (const resource of resources) {
        asked++;
        yield resource;
      }
    }
    for (const verdict of judgeLazily({checks, resources: source()})) {
      expect(verdict).toBeDefined();
      expect(asked).toBe(1);
      break;
    }
  });

  it('takes overrides of params, and refuses those that fit nothing', () => {
    const check = makeCheck({
      pass: 'resource.age < params.days && resource.name.matches(params.name)',
      params: {days: 90, name: '^a'},
    });
    const resource = makeResource({age: 100, name: 'abc'});
    const run = (params: EvaluationInput['params']) =>
      judge({checks: [check], resources: [resource], params: params ?? {}});
    expect(run({})[0]?.verdict).toBe('fail');
    expect(run({'bucket-private': {days: 120}})[0]?.verdict).toBe('pass');
    expect(() => run({'bucket-private': {weeks: 1}})).toThrow('there is no param "weeks"');
    expect(() => run({'bucket-private': {days: '120'}})).toThrow('the param "days" is a number');
    expect(() => run({'bucket-private': {name: '(a+)+$'}})).toThrow('the pattern "(a+)+$" is refused');
    expect(() => run({nothing: {days: 1}})).toThrow('a check that does not exist');
  });

  it('refuses a rule that would turn unread into a value, wherever the check comes from', () => {
    expect(() => judgeOne('has(resource.acl)', {})).toThrow('has() asks for a part of the resource itself');
  });

  it('refuses a time that is none', () => {
    expect(() => judge({checks, now: 'now'})).toThrow('not a time: now');
  });
});

const judgeLazily = (given: Pick<EvaluationInput, 'checks' | 'resources'>) =>
  evaluate({populations: [], read: id => makeRead(id), now, providers: ['aws'], ...given});
