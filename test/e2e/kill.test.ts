import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {createCustodyVerifier} from '../../main/evidence/custody.ts';
import {startSampleAws} from '../../main/sample/aws/server.ts';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';

const rounds = 25;
const info = {
  reference: 'EP-KILL',
  client: 'Killed',
  title: 'Killed at random moments',
  scope: 'All',
  mode: 'readiness',
  auditor: 'tester',
} as const;

const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-kill-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

const startChild = (...args: string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), ...args], {
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'sample',
      AWS_SECRET_ACCESS_KEY: 'sample',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const line of parts) waiting.get(line)?.();
  });
  const arrived = (line: string) =>
    new Promise<void>(resolve => {
      if (lines.includes(line)) resolve();
      else waiting.set(line, resolve);
    });
  return {child, lines, arrived};
};

/** Ends the child the hard way a random moment after `ready`, unless it is done before. */
const killAfter = async (child: ChildProcess, ready: Promise<unknown>, milliseconds: number): Promise<void> => {
  const closed = once(child, 'close');
  await Promise.race([closed, ready]);
  await Promise.race([closed, sleep(Math.random() * milliseconds)]);
  child.kill('SIGKILL');
  await closed;
};

const custodyProblems = (workspace: ReturnType<typeof openWorkspace>) => {
  const verifier = createCustodyVerifier();
  for (const line of workspace.custody.lines()) verifier.push(line);
  return verifier.end().problems;
};

test(`kill -9 in the middle of collect, ${rounds} times: nothing acknowledged is lost and it resumes`, async () => {
  const server = await startSampleAws({throttle: [], latencyMs: 5});
  onTestFinished(() => server.close());
  const folder = join(freshFolder(), 'assessment');
  createWorkspace(folder, info).close();
  let acknowledged = 0;
  let kept = 0;
  let interrupted = 0;
  for (let round = 0; round < rounds; round++) {
    const before = server.calls.length;
    const run = startChild('collect', folder, server.url);
    // Recalled reads are told too, so this many lines mean a few new reads.
    await killAfter(run.child, run.arrived(`done ${kept + 1 + Math.floor(Math.random() * 40)}`), 20);
    const told = Math.max(0, ...run.lines.filter(line => line.startsWith('done ')).map(line => Number(line.slice(5))));
    const workspace = openWorkspace(folder);
    const collection = workspace.collections.list().at(-1);
    const reads = collection ? [...workspace.reads.list(collection.id)] : [];
    const keys = new Set(reads.map(read => read.key));
    expect(keys.size).toBeGreaterThanOrEqual(told);
    expect(keys.size).toBeGreaterThanOrEqual(kept);
    expect(custodyProblems(workspace)).toEqual([]);
    for (const {bodies} of reads.slice(-20)) for (const body of bodies) await workspace.blobs.get(body.sha256);
    if (collection?.state === 'interrupted') interrupted += 1;
    if (collection?.state === 'finished') kept = 0;
    else kept = keys.size;
    acknowledged = Math.max(acknowledged, told);
    workspace.close();
    if (run.lines.includes('end')) expect(server.calls.length).toBeGreaterThan(before);
  }
  expect(interrupted).toBeGreaterThan(rounds / 3);
  expect(acknowledged).toBeGreaterThan(0);

  const last = startChild('collect', folder, server.url);
  await once(last.child, 'close');
  expect(last.lines.at(-1)).toBe('end');
  const workspace = openWorkspace(folder);
  onTestFinished(() => workspace.close());
  const collection = workspace.collections.list().at(-1);
  expect(collection?.state).toBe('finished');
  const reads = [...workspace.reads.list(collection?.id)].filter(read => read.provenance.outcome === 'ok');
  const repeated = reads.length - new Set(reads.map(read => read.key)).size;
  // Who we are is asked anew at each start; everything else was answered once.
  expect(repeated).toBeLessThanOrEqual(rounds);
  expect(reads.filter(read => read.provenance.operation !== 'sts:GetCallerIdentity')).toHaveLength(
    new Set(reads.filter(read => read.provenance.operation !== 'sts:GetCallerIdentity').map(read => read.key)).size,
  );
}, 180_000);

test(`kill -9 in the middle of package, ${rounds} times: no half package ever has its final name`, async () => {
  const base = freshFolder();
  const folder = join(base, 'assessment');
  const out = join(base, 'out');
  const workspace = createWorkspace(folder, info);
  for (let index = 0; index < 40; index++) {
    const body = await workspace.blobs.put(Buffer.alloc(1_000_000, index));
    workspace.evidence.add(
      {
        kind: 'document',
        title: `Document ${index}`,
        capturedAt: '2026-11-21T10:00:00.000Z',
        capturedBy: 'tester',
        classification: 'internal',
        files: [{name: `document-${index}.bin`, ...body, mediaType: 'application/octet-stream'}],
        controls: [],
      },
      'tester',
    );
  }
  workspace.close();
  // The first one also renders the report and seals; how long the others take is measured on the second.
  let needed = 0;
  for (const _ of ['sealing', 'sealed']) {
    const whole = startChild('package', folder, out);
    await whole.arrived('open');
    const opened = performance.now();
    await whole.arrived('end');
    needed = performance.now() - opened;
  }
  let cut = 0;
  for (let round = 0; round < rounds; round++) {
    const run = startChild('package', folder, out);
    await killAfter(run.child, run.arrived('open'), needed);
    if (!run.lines.includes('end')) cut += 1;
    const names = readNames(out).filter(name => !name.startsWith('.'));
    expect(names.filter(name => name !== 'EP-KILL.zip')).toEqual([]);
    if (names.length > 0) expect(await verifyPackage(join(out, 'EP-KILL.zip'))).toMatchObject({ok: true, problems: []});
  }
  expect(cut).toBeGreaterThan(rounds / 5);
  const last = startChild('package', folder, out);
  await once(last.child, 'close');
  expect(last.lines.at(-1)).toBe('end');
  expect(readNames(out)).toEqual(['EP-KILL.zip']);
  const after = openWorkspace(folder);
  onTestFinished(() => after.close());
  expect(custodyProblems(after)).toEqual([]);
}, 180_000);

const readNames = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
