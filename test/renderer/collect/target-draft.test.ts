import {expect, test} from 'vitest';
import {
  commandText,
  draftOf,
  emptyDraft,
  type TargetDraft,
  type TargetValue,
  targetKey,
  targetOf,
} from '../../../renderer/screens/collect/target-draft.ts';

const nothing = {sample: []};

test('an untouched form names what is missing and gives no target', () => {
  expect(targetOf(emptyDraft, nothing)).toEqual({errors: {profile: expect.any(String)}});
  expect(targetOf({...emptyDraft, from: 'kubernetes'}, nothing)).toEqual({errors: {context: expect.any(String)}});
  expect(targetOf({...emptyDraft, from: 'sample'}, nothing)).toEqual({errors: {}});
});

test('a target holds what was chosen and nothing that was left in another field', () => {
  const filled: TargetDraft = {
    ...emptyDraft,
    credentials: 'key',
    key: 'client-a',
    profile: 'left-over',
    arn: 'left-over',
    regionList: 'left-over',
  };
  expect(targetOf(filled, nothing).target).toEqual({kind: 'aws', key: 'client-a'});
  expect(targetOf({...filled, credentials: 'environment'}, nothing).target).toEqual({kind: 'aws'});
});

test('each fault stands at the field that has it', () => {
  const aws = {...emptyDraft, profile: 'audit'};
  const cases: [TargetDraft, keyof TargetDraft][] = [
    [{...aws, assume: true, arn: 'arn:aws:iam::1:role/x'}, 'arn'],
    [{...aws, assume: true, arn: 'arn:aws:iam::111122223333:role/x', sessionName: 'a b'}, 'sessionName'],
    [{...aws, regions: 'some'}, 'regionList'],
    [{...aws, regions: 'some', regionList: 'eu-west-1, Frankfurt'}, 'regionList'],
    [{...aws, endpoint: 'file:///etc/passwd'}, 'endpoint'],
    [{...aws, endpoint: 'not an address'}, 'endpoint'],
  ];
  for (const [draft, field] of cases) {
    const {target, errors} = targetOf(draft, nothing);
    expect(target, field).toBeUndefined();
    expect(Object.keys(errors), field).toEqual([field]);
  }
  expect(targetOf({...aws, regions: 'some', regionList: 'eu-west-1, Frankfurt'}, nothing).errors.regionList).toContain(
    'Frankfurt',
  );
});

test('region codes are taken as people type them, each once', () => {
  const draft: TargetDraft = {
    ...emptyDraft,
    profile: 'audit',
    regions: 'some',
    regionList: 'eu-west-1, eu-central-1\neu-west-1;us-gov-west-1',
  };
  expect(targetOf(draft, nothing).target).toMatchObject({regions: ['eu-west-1', 'eu-central-1', 'us-gov-west-1']});
});

test('a context that runs a command gives no target before that very command was consented to', () => {
  const exec = ['aws', 'eks', 'get-token', '--cluster-name', 'prod eu'];
  const draft: TargetDraft = {...emptyDraft, from: 'kubernetes', context: 'prod'};
  expect(targetOf(draft, {exec, sample: []}).target).toBeUndefined();
  const agreed = {...draft, consent: commandText(exec)};
  expect(targetOf(agreed, {exec, sample: []}).target).toEqual({kind: 'kubernetes', context: 'prod', allowExec: true});
  // The file was changed since.
  expect(targetOf(agreed, {exec: ['sh', '-c', 'curl evil'], sample: []}).target).toBeUndefined();
  // A context without a command never asks for the right to run one.
  expect(targetOf(agreed, nothing).target).toEqual({kind: 'kubernetes', context: 'prod'});
});

test('a command is shown so that one argument cannot pass for two', () => {
  expect(commandText(['aws', '--name', 'a b', ''])).toBe('aws --name "a b" ""');
});

test('a target of an earlier collection comes back as it was, but consent to a command does not', () => {
  const targets: TargetValue[] = [
    {kind: 'aws'},
    {kind: 'aws', profile: 'audit', regions: ['eu-west-1'], endpoint: 'http://127.0.0.1:4566'},
    {kind: 'aws', key: 'client-a', assumeRole: {arn: 'arn:aws:iam::111122223333:role/audit', externalId: 'x'}},
    {kind: 'kubernetes', kubeconfig: 'clients/k.yaml', context: 'prod'},
  ];
  for (const target of targets) expect(targetOf(draftOf(target), nothing).target).toEqual(target);
  expect(draftOf({kind: 'kubernetes', context: 'prod', allowExec: true}).consent).toBe('');
});

test('the same target is the same however its fields are ordered, and another is another', () => {
  const role = 'arn:aws:iam::111122223333:role/audit';
  expect(targetKey({kind: 'aws', profile: 'a', assumeRole: {arn: role, externalId: 'x'}})).toBe(
    targetKey({assumeRole: {externalId: 'x', arn: role}, profile: 'a', kind: 'aws'}),
  );
  expect(targetKey({kind: 'aws', profile: 'a'})).not.toBe(targetKey({kind: 'aws', key: 'a'}));
});
