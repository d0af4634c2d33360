import type {Resource} from '../../collectors/collector.ts';
import type {Verdict} from '../../main/checks/types.ts';
import {createWorkspace} from '../../main/workspace/workspace.ts';
import {by, draft} from './fixture.ts';

/** A resource of the tests' account with what is not said filled in. */
export const resource = (some: Partial<Resource> & {readonly id: string}): Resource => ({
  type: 'AwsS3Bucket',
  target: '111122223333',
  region: 'eu-west-1',
  name: some.id,
  data: {},
  reads: {},
  ...some,
});

/** A verdict on a resource. */
export const verdictOn = (
  {type, target, region, id, name}: Resource,
  check: string,
  verdict: Verdict['verdict'],
): Verdict => ({
  check,
  verdict,
  reason: `${check} says ${verdict}`,
  target,
  region,
  resourceType: type,
  resource: id,
  resourceName: name,
  reads: [],
});

/** Makes an assessment with one finished collection of these resources and verdicts. */
export const seedRows = (folder: string, resources: Iterable<Resource>, verdicts: Iterable<Verdict>): void => {
  const workspace = createWorkspace(folder, draft);
  try {
    const {id} = workspace.collections.begin('aws', {kind: 'aws'}, by);
    workspace.collections.identified(id, {target: '111122223333', name: 'shop', caller: 'a', facts: {}});
    workspace.resources.replace(id, [], resources);
    workspace.collections.end(id, 'finished');
    workspace.verdicts.replace(verdicts, {rulesSha256: '0'.repeat(64), now: '2026-11-21T12:00:00.000Z', actor: by});
  } finally {
    workspace.close();
  }
};
