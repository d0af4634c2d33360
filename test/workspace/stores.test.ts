import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Identity, Population, Resource} from '../../collectors/collector.ts';
import type {Target} from '../../collectors/targets.ts';
import type {Verdict} from '../../main/checks/types.ts';
import {hashCanonical} from '../../main/workspace/canonical.ts';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';
import {answer, draft, read} from './fixtures/records.ts';
import {custodyActions, freshFolder, freshWorkspace} from './fixtures/workspace.ts';

const aws: Target = {kind: 'aws', profile: 'audit', regions: ['eu-west-1']};
const identity: Identity = {target: '111122223333', name: 'sample', caller: 'arn:x', facts: {partition: 'aws'}};

describe('an assessment', () => {
  it('comes back as it was created, and its custody log begins with its creation', async () => {
    const folder = join(freshFolder(), 'a b ü');
    const created = createWorkspace(folder, draft);
    const {info} = created;
    created.close();
    const opened = openWorkspace(folder);
    expect(opened.info).toEqual(info);
    expect(opened.info).toMatchObject(draft);
    expect(await custodyActions(opened)).toEqual(['created']);
    expect(opened.custody.last()).toMatchObject({seq: 1, actor: 'Zoë Auditor', subject: {id: info.id}});
    opened.close();
    expect(() => opened.answers.list()).toThrowError(expect.objectContaining({code: 'closed'}));
  });

  it('takes its time and identifiers from outside', () => {
    const workspace = createWorkspace(join(freshFolder(), 'w'), draft, {
      clock: () => new Date('2030-01-02T03:04:05.678Z'),
      uuid: () => '3d6e2d5c-3c2f-4c4c-8f5b-0a3f0c1f7a11',
    });
    expect(workspace.info).toMatchObject({
      createdAt: '2030-01-02T03:04:05.678Z',
      id: '3d6e2d5c-3c2f-4c4c-8f5b-0a3f0c1f7a11',
    });
    expect(workspace.custody.last()?.time).toBe('2030-01-02T03:04:05.678Z');
    workspace.close();
  });

  it.each([
    ['a path as reference', {reference: '../x'}],
    ['no auditor', {auditor: ''}],
    ['a UUID of version 7', {id: '01890a5d-ac96-774b-bcce-b302099a8057'}],
  ])('is refused with %s, and leaves no folder', (_, change) => {
    const folder = join(freshFolder(), 'w');
    expect(() => createWorkspace(folder, {...draft, ...change})).toThrowError(
      expect.objectContaining({code: 'invalid'}),
    );
    expect(() => openWorkspace(folder)).toThrowError(expect.objectContaining({code: 'not-a-workspace'}));
  });
});

describe('collections', () => {
  it('resume exactly their own target, whatever the order of its keys', async () => {
    const {collections, ...workspace} = freshWorkspace();
    const {id} = collections.begin('aws', aws, 'A');
    expect(id).toBe('C-0001');
    expect(collections.resumable('aws', aws)).toBeUndefined();
    collections.identified(id, identity);
    collections.end(id, 'cancelled', 'stopped by the auditor');
    expect(collections.resumable('aws', {regions: ['eu-west-1'], profile: 'audit', kind: 'aws'})?.id).toBe(id);
    expect(collections.resumable('aws', {kind: 'aws', profile: 'audit'})).toBeUndefined();
    expect(collections.resumable('aws', {...aws, regions: ['us-east-1']})).toBeUndefined();
    const resumed = collections.resume(id, 'B');
    expect(resumed).toMatchObject({state: 'running', by: 'B', identity});
    expect(resumed).not.toHaveProperty('problem');
    expect(collections.end(id, 'finished')).toMatchObject({state: 'finished'});
    expect(() => collections.resume(id, 'B')).toThrowError(expect.objectContaining({code: 'wrong-state'}));
    expect(() => collections.end('C-0009', 'finished')).toThrowError(expect.objectContaining({code: 'not-found'}));
    expect(await custodyActions({collections, ...workspace})).toEqual([
      'created',
      'collection-started',
      'collection-identified',
      'collection-cancelled',
      'collection-resumed',
      'collection-finished',
    ]);
  });

  it('do not resume what a newer one of the same target has finished', () => {
    const {collections} = freshWorkspace();
    collections.end(collections.begin('aws', aws, 'A').id, 'cancelled');
    collections.end(collections.begin('aws', aws, 'A').id, 'finished');
    expect(collections.resumable('aws', aws)).toBeUndefined();
  });

  it('are current once a target: the newest finished, else the newest; other accounts and regions stand beside', () => {
    const {collections} = freshWorkspace();
    const run = (target: Target, state: 'finished' | 'cancelled', as?: Identity) => {
      const {id} = collections.begin(target.kind, target, 'A');
      if (as) collections.identified(id, as);
      collections.end(id, state);
      return id;
    };
    run(aws, 'finished', identity);
    const second = run({kind: 'aws', profile: 'other', regions: ['eu-west-1']}, 'finished', identity);
    run(aws, 'cancelled', identity);
    run(aws, 'cancelled');
    const elsewhere = run({...aws, regions: ['us-east-1']}, 'finished', identity);
    run({kind: 'kubernetes'}, 'cancelled');
    const cluster = run({kind: 'kubernetes'}, 'cancelled', {...identity, target: 'uid'});
    expect(collections.current().map(c => c.id)).toEqual([second, elsewhere, cluster]);
  });
});

describe('reads', () => {
  it('become evidence with a title, a safe name and a custody entry naming the hash', async () => {
    const workspace = freshWorkspace();
    const {id} = workspace.collections.begin('aws', aws, 'A');
    const xml = {...(await workspace.blobs.put(Buffer.from('<a/>'))), mediaType: 'application/xml'};
    const recorded = workspace.reads.record(id, read('k1', [xml]), 'A');
    expect(recorded).toMatchObject({id: 'R-000001', evidenceId: 'E-000001', key: 'k1'});
    expect(workspace.reads.get('R-000001')).toEqual(recorded);
    expect(workspace.evidence.get('E-000001')).toEqual({
      id: 'E-000001',
      kind: 'read',
      title: 's3 GetBucketAcl (Bucket=payroll), eu-west-1',
      capturedAt: '2026-11-21T10:00:00.120Z',
      capturedBy: 'A',
      classification: 'confidential',
      files: [{name: 'page-0001.xml', ...xml}],
      controls: [],
      readId: 'R-000001',
    });
    expect(workspace.custody.last()).toMatchObject({
      action: 'captured',
      subject: {kind: 'evidence', id: 'E-000001', sha256: xml.sha256},
    });
    const pages = workspace.reads.record(
      id,
      read('k2', [xml, {...xml, mediaType: 'application/json; charset=utf-8'}]),
      'A',
    );
    expect(workspace.evidence.get(pages.evidenceId ?? '')?.files.map(f => f.name)).toEqual([
      'page-0001.xml',
      'page-0002.json',
    ]);
    const many = workspace.reads.record(
      id,
      read(
        'k3',
        Array.from({length: 20_000}, () => xml),
      ),
      'A',
    );
    expect(workspace.evidence.get(many.evidenceId ?? '')?.files).toHaveLength(20_000);
    expect(await custodyActions(workspace)).toHaveLength(5);
    expect(workspace.evidence.count()).toBe(3);
  });

  it.each(['ok', 'absent', 'denied', 'unsupported', 'throttled', 'failed', 'refused', 'cancelled'] as const)(
    'that ended %s are recalled only if that is final, and always listed',
    outcome => {
      const workspace = freshWorkspace();
      const {id} = workspace.collections.begin('aws', aws, 'A');
      const error = {code: 'AccessDenied', message: 'no', status: 403};
      const recorded = workspace.reads.record(id, read('k', [], {outcome, error}), 'A');
      const final = ['ok', 'absent', 'denied', 'unsupported'].includes(outcome);
      expect(workspace.reads.recall(id, 'k')).toEqual(final ? recorded : undefined);
      expect([...workspace.reads.list(id)]).toEqual([recorded]);
      expect(recorded).not.toHaveProperty('evidenceId');
      expect(workspace.custody.last()).toMatchObject({
        action: 'read',
        subject: {kind: 'read', id: 'R-000001'},
        detail: {outcome, error: 'AccessDenied', collection: id},
      });
    },
  );

  it('are recalled only in their own collection, and counted once a key', () => {
    const workspace = freshWorkspace();
    const first = workspace.collections.begin('aws', aws, 'A').id;
    const second = workspace.collections.begin('aws', aws, 'A').id;
    workspace.reads.record(first, read('a', [], {outcome: 'throttled'}), 'A');
    const answered = workspace.reads.record(first, read('a', [], {outcome: 'ok'}), 'A');
    workspace.reads.record(first, read('b', [], {outcome: 'denied'}), 'A');
    workspace.reads.record(first, read('c', [], {outcome: 'unsupported'}), 'A');
    workspace.reads.record(second, read('d', [], {outcome: 'absent'}), 'A');
    expect(workspace.reads.recall(first, 'a')).toEqual(answered);
    expect(workspace.reads.recall(second, 'a')).toBeUndefined();
    expect(workspace.reads.counts(first)).toEqual({ok: 1, absent: 0, denied: 1, other: 1});
    expect([...workspace.reads.list()]).toHaveLength(5);
  });

  it('of an unknown collection or with a body that was not stored change nothing', () => {
    const workspace = freshWorkspace();
    const {id} = workspace.collections.begin('aws', aws, 'A');
    const before = workspace.custody.head();
    const body = {sha256: 'a'.repeat(64), bytes: 1, mediaType: 'application/json'};
    expect(() => workspace.reads.record(id, read('k', [body]), 'A')).toThrowError(
      expect.objectContaining({code: 'missing-blob'}),
    );
    expect(() => workspace.reads.record('C-0777', read('k', []), 'A')).toThrowError(
      expect.objectContaining({code: 'not-found'}),
    );
    expect(workspace.custody.head()).toEqual(before);
    expect([...workspace.reads.list()]).toEqual([]);
  });
});

describe('answers', () => {
  it('keep their history, and custody has the hashes before and after', async () => {
    const workspace = freshWorkspace();
    expect(workspace.answers.save(answer())).toEqual({changed: true});
    const first = workspace.custody.last();
    expect(first?.detail).toMatchObject({before: null});
    expect(workspace.answers.save(answer({answeredAt: '2026-11-22T10:00:00.000Z'}))).toEqual({changed: false});
    expect(workspace.custody.last()).toEqual(first);
    const second = answer({conclusion: 'conforms', answeredAt: '2026-11-23T10:00:00.000Z'});
    expect(workspace.answers.save(second)).toEqual({changed: true});
    expect(workspace.custody.last()?.detail).toMatchObject({before: first?.subject.sha256});
    expect(workspace.custody.last()?.subject.sha256).toBe(hashCanonical(second));
    workspace.answers.save(answer({question: 'b', answeredBy: 'other'}));
    expect(workspace.answers.list().map(a => [a.question, a.conclusion])).toEqual([
      ['access-reviews', 'conforms'],
      ['b', 'partly'],
    ]);
    expect(workspace.answers.history('access-reviews')).toEqual([answer(), second]);
    expect(await custodyActions(workspace)).toEqual(['created', 'answered', 'answer-changed', 'answered']);
  });

  it('may not name evidence that is not there', () => {
    const workspace = freshWorkspace();
    expect(() => workspace.answers.save(answer({evidence: ['E-000001']}))).toThrowError(
      expect.objectContaining({code: 'not-found', message: expect.stringContaining('E-000001')}),
    );
    expect(workspace.answers.list()).toEqual([]);
  });
});

const resource = (n: number, type = 'AwsS3Bucket'): Resource => ({
  id: `arn:${n}`,
  type,
  target: '1',
  region: 'eu-west-1',
  name: `b${n}`,
  data: {acl: null, tags: {constructor: 'x'}, list: [n]},
  reads: {acl: ['R-000001'], tags: ['R-000002']},
});

describe('resources and verdicts', () => {
  const population: Population = {type: 'AwsS3Bucket', target: '1', region: 'global', reads: ['R-000001']};

  it('are replaced as a whole, or not at all where the source fails', async () => {
    const workspace = freshWorkspace();
    const first = workspace.collections.begin('aws', aws, 'A').id;
    const second = workspace.collections.begin('kubernetes', {kind: 'kubernetes'}, 'A').id;
    workspace.resources.replace(first, [population], [resource(1), resource(2)]);
    workspace.resources.replace(second, [], [resource(3, 'Pod')]);
    workspace.resources.replace(first, [population, {...population, hidden: 'managed'}], [resource(4)]);
    expect([...workspace.resources.list([first, second])]).toEqual([resource(3, 'Pod'), resource(4)]);
    expect(workspace.resources.populations([first])).toEqual([population, {...population, hidden: 'managed'}]);
    expect(workspace.resources.count([second])).toBe(1);
    expect(workspace.resources.count([])).toBe(0);
    const failing = function* () {
      yield resource(5);
      throw new Error('replay failed');
    };
    expect(() => workspace.resources.replace(first, [], failing())).toThrowError('replay failed');
    expect([...workspace.resources.list([first])]).toEqual([resource(4)]);
    expect(await custodyActions(workspace)).toHaveLength(6);
  });

  it('are judged while they are read, in one go', async () => {
    const workspace = freshWorkspace();
    const {id} = workspace.collections.begin('aws', aws, 'A');
    workspace.resources.replace(
      id,
      [population],
      Array.from({length: 300}, (_, n) => resource(n)),
    );
    const judge = function* (): Generator<Verdict> {
      for (const r of workspace.resources.list([id])) {
        // A second stream and a look-up of a read while the first stream is open.
        expect(workspace.resources.count([id])).toBe(300);
        for (const other of workspace.resources.list([id])) {
          expect(other.id).toBe('arn:0');
          break;
        }
        const verdict = Number(r.id.slice(4)) % 3 === 0 ? 'fail' : 'pass';
        yield {
          check: 's3-acl',
          verdict,
          reason: 'x',
          target: '1',
          region: r.region,
          resourceType: r.type,
          resource: r.id,
          reads: ['R-000001'],
        };
      }
    };
    const about = {rulesSha256: 'b'.repeat(64), now: '2026-11-21T10:00:00.000Z', actor: 'A'};
    workspace.verdicts.replace(judge(), about);
    workspace.verdicts.replace(judge(), about);
    expect(workspace.verdicts.counts()).toEqual([
      {check: 's3-acl', verdict: 'fail', count: 100},
      {check: 's3-acl', verdict: 'pass', count: 200},
    ]);
    const listed = [...workspace.verdicts.list()];
    expect(listed).toHaveLength(300);
    expect(listed[0]).toEqual({
      id: 1,
      check: 's3-acl',
      verdict: 'fail',
      reason: 'x',
      target: '1',
      region: 'eu-west-1',
      resourceType: 'AwsS3Bucket',
      resource: 'arn:0',
      reads: ['R-000001'],
    });
    expect(workspace.custody.last()).toMatchObject({
      action: 'evaluated',
      subject: {sha256: 'b'.repeat(64)},
      detail: {counts: {pass: 200, fail: 100, 'not-assessed': 0, 'not-applicable': 0}},
    });
  });

  it('of 100,000 resources are written and read in bounded memory', () => {
    const workspace = freshWorkspace();
    const {id} = workspace.collections.begin('aws', aws, 'A');
    const filler = 'x'.repeat(700);
    const many = function* () {
      for (let n = 0; n < 100_000; n++) yield {...resource(n), data: {filler, n}};
    };
    const before = process.memoryUsage().rss;
    let peak = before;
    workspace.resources.replace(id, [], many());
    peak = Math.max(peak, process.memoryUsage().rss);
    let seen = 0;
    for (const r of workspace.resources.list([id])) {
      if (r.data.n === seen) seen++;
      if (seen % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(seen).toBe(100_000);
    expect((peak - before) / 1e6).toBeLessThan(200);
  });
});

describe('a transaction', () => {
  it('keeps all or nothing, nested ones too', async () => {
    const workspace = freshWorkspace();
    const before = workspace.custody.head();
    expect(() =>
      workspace.transaction(() => {
        workspace.answers.save(answer());
        throw new Error('half way');
      }),
    ).toThrowError('half way');
    expect(workspace.custody.head()).toEqual(before);
    workspace.transaction(() => {
      workspace.answers.save(answer());
      expect(() => workspace.answers.save(answer({question: 'q', evidence: ['E-1']}))).toThrowError();
      workspace.answers.save(answer({question: 'r'}));
    });
    expect(workspace.answers.list().map(a => a.question)).toEqual(['access-reviews', 'r']);
    expect(await custodyActions(workspace)).toEqual(['created', 'answered', 'answered']);
  });

  it('survives the removal of what it does not need', () => {
    const workspace = freshWorkspace();
    rmSync(join(workspace.folder, 'lock.json'));
    workspace.answers.save(answer());
    workspace.close();
    const opened = openWorkspace(workspace.folder);
    expect(opened.answers.list()).toEqual([answer()]);
    opened.close();
  });
});
