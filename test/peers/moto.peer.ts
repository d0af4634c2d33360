import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {z} from 'zod';
import {collectAndJudge} from './moto-collect.ts';
import {compareVerdicts, type Judged} from './moto-compare.ts';
import type {Peer, PeerCase, PeerTools} from './peer.ts';

const packages = ['moto[server]==5.2.5', 'boto3==1.44.5'];

/** What `moto-seed.py` states: the verdict of each check on each resource of each account. */
const Seed = z.object({
  regions: z.array(z.string()),
  accounts: z.array(z.string()),
  expected: z.array(
    z.object({
      account: z.string(),
      region: z.string(),
      check: z.string(),
      resource: z.string().nullable(),
      days: z.number(),
      verdict: z.enum(['pass', 'fail', 'not-assessed', 'not-applicable']),
    }),
  ),
  notes: z.record(z.string(), z.string()),
});

const environment = {
  // Else hundreds of public images and their snapshots would be the account's own.
  MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
  MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Starts moto on a free port; `close` ends it and waits for that. Errors: when it ends before it says its address. */
const startMoto = async (python: string) => {
  const child = spawn(python, [join(import.meta.dirname, 'moto-server.py')], {
    env: {...process.env, ...environment},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({input: child.stdout});
  const first = await Promise.race([once(lines, 'line'), ended.then(() => undefined)]);
  if (first === undefined) throw new Error('moto ended before it served anything');
  return {
    url: String(first[0]),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

const run = async (tools: PeerTools): Promise<readonly PeerCase[]> => {
  const python = await tools.python(packages);
  if ('unavailable' in python) return [{name: 'collects and judges', outcome: 'skipped', detail: python.unavailable}];
  const moto = await startMoto(python.python);
  try {
    const seeded = await tools.run(python.python, [join(import.meta.dirname, 'moto-seed.py'), moto.url], {
      env: environment,
    });
    if (seeded.code !== 0) {
      const why = seeded.stderr.trim().split('\n').at(-1) ?? '';
      return [{name: 'takes the seed', outcome: 'failed', detail: why}];
    }
    const {accounts, regions, expected, notes} = Seed.parse(JSON.parse(seeded.stdout));
    const judged: Judged[] = [];
    const cases: PeerCase[] = [];
    for (const account of accounts) {
      const days = [...new Set(expected.map(e => e.days))];
      const result = await collectAndJudge({url: moto.url, account, home: accounts[0] === account, regions, days});
      judged.push(...result.judged);
      cases.push({
        name: `account ${account} is the one collected`,
        outcome: result.identified === account ? 'passed' : 'failed',
        detail: `${result.reads} reads, ${result.resources} resources`,
      });
      cases.push({
        name: `account ${account}: no kept body holds a seeded secret`,
        outcome: result.leaks === 0 ? 'passed' : 'failed',
        ...(result.leaks === 0 ? {} : {detail: `${result.leaks} bodies do`}),
      });
    }
    return [...cases, ...compareVerdicts(expected, judged, notes)];
  } finally {
    await moto.close();
  }
};

/** moto: an AWS that nobody here wrote. Collects two seeded accounts with our collector and holds every verdict against the seed. */
export const peer: Peer = {name: 'moto', run};
