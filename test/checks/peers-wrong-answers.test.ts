/** Wrong answers that other tools are known to give. Each is a case of something that was not read; the right answer is `not-assessed`. */
import {describe, expect, it} from 'vitest';
import type {Population, Resource} from '../../collectors/collector.ts';
import {coverage} from '../../main/checks/coverage.ts';
import {judge, makeCheck, makePopulation, makeRead, makeResource} from './make.ts';

const cluster = '7a1f0c52-0000-4000-8000-000000000001';

const inCluster = (type: string, name: string, data: Record<string, unknown>, reads = ['R-000001']): Resource =>
  makeResource(data, {
    id: `default/${type}/${name}`,
    type,
    name,
    target: cluster,
    region: 'cluster',
    reads: Object.fromEntries(Object.keys(data).map(part => [part, reads])),
  });

const listed = (type: string, given: Partial<Population> = {}) =>
  makePopulation({type, target: cluster, region: 'cluster', ...given});

const kubernetes = (id: string, resourceType: string, pass: string) =>
  makeCheck({id, provider: 'kubernetes', resourceType, pass, ask: 'What does the provider say?'});

const forbidden = (id: string, operation: string) =>
  makeRead(id, {operation, region: 'cluster', outcome: 'denied', errorCode: 'Forbidden'});

describe('a bucket whose ACL could not be read (prowler 12872)', () => {
  const check = makeCheck({
    id: 's3-bucket-not-public',
    pass:
      'resource.acl.Grants.all(g, !has(g.Grantee.URI) || !g.Grantee.URI.endsWith("/AllUsers")) && ' +
      '(resource.policyStatus == null || resource.policyStatus.IsPublic == false)',
  });
  const denied = makeRead('R-000002', {outcome: 'denied', errorCode: 'AccessDenied'});
  const reads = {acl: ['R-000002'], policyStatus: ['R-000001']};

  it.each([
    ['is absent', {policyStatus: null}],
    ['was left there as an empty list of grants', {policyStatus: null, acl: {Grants: []}}],
    ['was left there as null', {policyStatus: null, acl: null}],
  ])('is not called private where the part %s', (_, data) => {
    const [verdict] = judge({checks: [check], resources: [makeResource(data, {reads})], reads: [denied]});
    expect(verdict).toMatchObject({verdict: 'not-assessed', reads: ['R-000002', 'R-000001']});
    expect(verdict?.reason).toContain('s3:GetBucketAcl in eu-west-1 was denied (AccessDenied)');
  });

  it('is public all the same where its policy says so', () => {
    const data = {policyStatus: {IsPublic: true}};
    const [verdict] = judge({checks: [check], resources: [makeResource(data, {reads})], reads: [denied]});
    expect(verdict?.verdict).toBe('fail');
  });
});

describe('a 403 on a Kubernetes list (kubescape 3069)', () => {
  const checks = [
    kubernetes('k8s-pod-privileged', 'Pod', 'resource.spec.containers.all(c, c.privileged != true)'),
    kubernetes('k8s-namespace-has-policy', 'Namespace', 'size(resource.networkPolicies) > 0'),
    kubernetes('k8s-no-wildcard-role', 'ClusterRole', '!resource.rules.exists(r, "*" in r.verbs)'),
    kubernetes('k8s-cluster-admin', 'ClusterRoleBinding', 'resource.roleRef.name != "cluster-admin"'),
  ];
  const resources = [
    inCluster('Pod', 'good', {spec: {containers: [{privileged: false}]}}),
    inCluster('Pod', 'bad', {spec: {containers: [{privileged: true}]}}),
    inCluster('Namespace', 'open', {networkPolicies: []}),
    inCluster('ClusterRole', 'wild', {rules: [{verbs: ['*']}]}),
    inCluster('ClusterRoleBinding', 'root', {roleRef: {name: 'cluster-admin'}}),
  ];
  const types = ['Pod', 'Namespace', 'ClusterRole', 'ClusterRoleBinding'];
  const all = judge({checks, resources, populations: types.map(type => listed(type)), providers: ['kubernetes']});

  it.each(types)('on %s flips nothing: what is left stays, what is gone is not assessed', type => {
    const operation = `core/${type.toLowerCase()}s:list`;
    const verdicts = judge({
      checks,
      resources: resources.filter(resource => resource.type !== type),
      populations: types.map(name => listed(name, name === type ? {reads: ['R-000002']} : {})),
      reads: [forbidden('R-000002', operation)],
      providers: ['kubernetes'],
    });
    const elsewhere = all.filter(({resourceType}) => resourceType !== type);
    expect(verdicts.filter(({resourceType}) => resourceType !== type)).toEqual(elsewhere);
    const here = verdicts.filter(({resourceType}) => resourceType === type);
    expect(here).toMatchObject([{verdict: 'not-assessed', region: 'cluster', reads: ['R-000002']}]);
    expect(here[0]?.reason).toContain(`${operation} in cluster was denied (Forbidden)`);
  });

  it('on a second list does not make a namespace look unprotected or protected', () => {
    const verdicts = judge({
      checks: [checks[1] as (typeof checks)[number]],
      resources: [{...inCluster('Namespace', 'open', {}), reads: {networkPolicies: ['R-000001', 'R-000002']}}],
      populations: [listed('Namespace')],
      reads: [forbidden('R-000002', 'networking.k8s.io/networkpolicies:list')],
      providers: ['kubernetes'],
    });
    expect(verdicts.map(({verdict}) => verdict)).toEqual(['not-assessed']);
  });
});

describe('a collection scoped to some namespaces (kubescape 1983)', () => {
  it('does not silently drop the checks that are about the whole cluster', () => {
    const checks = [
      kubernetes('k8s-cluster-admin', 'ClusterRoleBinding', 'resource.roleRef.name != "cluster-admin"'),
      kubernetes('k8s-pod-privileged', 'Pod', 'resource.spec.containers.all(c, c.privileged != true)'),
    ];
    const verdicts = judge({
      checks,
      resources: [inCluster('Pod', 'good', {spec: {containers: []}})],
      populations: [listed('Pod')],
      providers: ['kubernetes'],
    });
    expect(verdicts.filter(({check}) => check === 'k8s-cluster-admin')).toMatchObject([
      {
        verdict: 'not-assessed',
        target: cluster,
        reason: expect.stringContaining('nobody looked for any ClusterRoleBinding'),
      },
    ]);
  });
});

describe('a policy that allows almost nothing (ScoutSuite 1377)', () => {
  const checks = [
    makeCheck({
      id: 'bucket',
      pass: 'resource.acl.Grants.size() == 0',
      whenEmpty: {verdict: 'not-applicable', reason: 'None.'},
    }),
    makeCheck({
      id: 'trail',
      resourceType: 'AwsCloudTrail',
      pass: 'resource.multiRegion',
      whenEmpty: {verdict: 'fail', reason: 'No trail.'},
    }),
    makeCheck({
      id: 'password',
      resourceType: 'AwsAccount',
      pass: 'resource.passwordPolicy != null && resource.passwordPolicy.MinimumPasswordLength >= 14',
    }),
  ];
  const operations = ['s3:ListBuckets', 'cloudtrail:DescribeTrails', 'iam:GetAccountPasswordPolicy'];
  const reads = operations.map((operation, index) =>
    makeRead(`R-00001${index}`, {operation, outcome: 'denied', errorCode: 'AccessDenied'}),
  );

  it('gives neither a fail nor a pass nor silence: each check says what it could not read', () => {
    const verdicts = judge({
      checks,
      reads,
      resources: [makeResource({}, {type: 'AwsAccount', id: 'account', reads: {passwordPolicy: ['R-000012']}})],
      populations: [
        makePopulation({reads: ['R-000010']}),
        makePopulation({type: 'AwsCloudTrail', reads: ['R-000011']}),
        makePopulation({type: 'AwsAccount'}),
      ],
    });
    expect(verdicts.map(({check, verdict}) => [check, verdict])).toEqual([
      ['password', 'not-assessed'],
      ['bucket', 'not-assessed'],
      ['trail', 'not-assessed'],
    ]);
    for (const operation of operations) {
      expect(verdicts.some(({reason}) => reason.includes(`Grant ${operation} and collect again.`))).toBe(true);
    }
  });
});

describe("a requirement that checks are mapped to, without a finding (prowler's app)", () => {
  const ref = {edition: '2013', id: 'A.9.4.1'} as const;
  const cover = (verdicts: ReturnType<typeof judge>) =>
    coverage({
      checks: [makeCheck({pass: 'resource.acl'})],
      controls: [{ref, family: 'A.9'}],
      verdicts,
      read: () => undefined,
    });

  it('is not shown as passed when nothing ran', () => {
    expect(cover([]).controls[0]?.state).toBe('not-run');
  });

  it('is not shown as passed when nothing was there or could be read', () => {
    const checks = [makeCheck({pass: 'resource.acl'})];
    expect(cover(judge({checks, populations: []})).controls[0]?.state).toBe('not-assessed');
    expect(cover(judge({checks})).controls[0]?.state).toBe('not-applicable');
  });
});

describe('the control plane of a managed cluster', () => {
  it('does not pass because there is nothing to look at', () => {
    const verdicts = judge({
      checks: [
        {
          ...kubernetes('k8s-api-anonymous', 'ApiServer', 'resource.flags["anonymous-auth"] == "false"'),
          whenEmpty: {verdict: 'not-applicable', reason: 'No API server.'},
        },
      ],
      populations: [listed('ApiServer', {hidden: 'EKS runs the API server and does not show its settings.'})],
      providers: ['kubernetes'],
    });
    expect(verdicts).toMatchObject([
      {
        verdict: 'not-assessed',
        reason: 'EKS runs the API server and does not show its settings. Ask: What does the provider say?',
      },
    ]);
  });
});
