import type {Identity, Run} from '../collector.ts';
import {emitBindings, emitRoles, emitServiceAccounts, readServiceAccounts} from './access-control.ts';
import {emitClusterAndNodes, type Version} from './cluster-facts.ts';
import {createControlPlane} from './control-plane.ts';
import {createEmitter, type Reads} from './emission.ts';
import {emitNamespaces} from './namespaces.ts';
import {emitEntrances, emitNetworkPolicies} from './network.ts';
import type {Platform} from './platform.ts';
import {emitWorkloads, workloadSources} from './workloads.ts';

export type Found = {readonly identity: Identity; readonly platform: Platform; readonly version: Version | undefined};

/**
 * Derives all resources from the kept bodies, page by page: what stays in memory are names and counts, never a list. Runs the same way
 * after a fresh read and after a resume.
 */
export const deriveResources = async (reads: Reads, found: Found, run: Run): Promise<void> => {
  const {journal} = run;
  const emitter = createEmitter(reads, found.identity.target, run);
  const controlPlane = createControlPlane();
  const podCounts = new Map<string, number>();

  await emitClusterAndNodes(journal, reads, emitter, {name: found.identity.name, ...found});
  const accounts = await readServiceAccounts(journal, reads);
  const roles = await emitRoles(journal, reads, emitter);
  run.signal.throwIfAborted();
  const bindings = await emitBindings(journal, reads, emitter, roles, accounts);
  await emitServiceAccounts(journal, reads, emitter, bindings);
  run.signal.throwIfAborted();
  emitter.population('Workload', workloadSources);
  await emitWorkloads(journal, reads, emitter, accounts, ({metadata, spec}) => {
    podCounts.set(metadata.namespace, (podCounts.get(metadata.namespace) ?? 0) + 1);
    controlPlane.visit(metadata, spec);
  });
  run.signal.throwIfAborted();
  controlPlane.emit(emitter, found.platform);
  const policies = await emitNetworkPolicies(journal, reads, emitter);
  await emitNamespaces(journal, reads, emitter, {podCounts, policies});
  await emitEntrances(journal, reads, emitter);
};
