import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Peer, PeerCase} from './peer.ts';
import {createPeerTools} from './tools.ts';

/** Runs one peer in a fresh folder. Returns its cases; a peer that throws or says nothing has failed. */
export const runPeer = async (peer: Peer): Promise<readonly PeerCase[]> => {
  const scratch = await mkdtemp(join(tmpdir(), 'fieldwork-peer-'));
  try {
    const cases = await peer.run(createPeerTools(scratch));
    return cases.length > 0 ? cases : [{name: 'gives at least one case', outcome: 'failed', detail: 'it gave none'}];
  } catch (error) {
    return [{name: 'runs to its end', outcome: 'failed', detail: error instanceof Error ? error.message : `${error}`}];
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
};

/** The one line of a case. */
export const formatCase = (peer: string, c: PeerCase): string =>
  `${c.outcome.padEnd(7)} ${peer}: ${c.name}${c.detail === undefined ? '' : ` (${c.detail})`}`;

/** The last line of a run: `N passed, N failed, N skipped`. */
export const formatTotals = (cases: readonly PeerCase[]): string => {
  const count = (outcome: PeerCase['outcome']) => cases.filter(c => c.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
};

const loadPeer = async (file: string): Promise<Peer> => {
  const {peer}: {peer: Peer} = await import(new URL(file, import.meta.url).href);
  return peer;
};

const main = async (wanted: readonly string[]): Promise<number> => {
  const files = (await readdir(import.meta.dirname)).filter(file => file.endsWith('.peer.ts')).sort();
  const chosen = files.filter(file => wanted.length === 0 || wanted.includes(file.replace('.peer.ts', '')));
  const all: PeerCase[] = [];
  for (const file of chosen) {
    const peer = await loadPeer(`./${file}`);
    for (const c of await runPeer(peer)) {
      all.push(c);
      console.log(formatCase(peer.name, c));
    }
  }
  for (const name of wanted.filter(name => !files.includes(`${name}.peer.ts`))) {
    all.push({name, outcome: 'failed'});
    console.log(formatCase(name, {name: 'is a peer', outcome: 'failed', detail: 'there is no such peer file'}));
  }
  console.log(formatTotals(all));
  return all.some(c => c.outcome === 'failed') ? 1 : 0;
};

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
