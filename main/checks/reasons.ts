import type {Resource} from '../../collectors/collector.ts';
import {isAnswered, type ReadLookup, readsOfPart} from './parts.ts';
import type {ReadSummary} from './types.ts';

/** What reasons are made of. */
export type ReasonSources = {
  readonly read: ReadLookup;
  readonly permissions: (operation: string) => readonly string[];
};

const named = 3;

/**
 * Why a rule gave no answer about a resource, for people. Names the failed reads behind the parts that are missing (behind any
 * of the rule's parts where none is missing as a whole), with what to grant or ask; without a failed read it says that
 * the rule could not be evaluated, and quotes `fault`.
 */
export const reasonForUnread = (
  resource: Resource,
  {parts, missing, fault}: {parts: readonly string[]; missing: readonly string[]; fault: string},
  ask: string,
  sources: ReasonSources,
): string => {
  const failedBehind = (names: readonly string[]) =>
    failedReads(new Set(names.flatMap(part => readsOfPart(resource, part))), sources.read);
  const behindMissing = failedBehind(missing);
  const failed = behindMissing.length > 0 ? behindMissing : failedBehind(parts);
  if (failed.length > 0) return `Not read: ${describeReads(failed, sources)} Or ask: ${ask}`;
  const unnamed = missing.filter(part => readsOfPart(resource, part).length === 0);
  if (unnamed.length > 0) {
    return `Not read: the collector names no read for ${quoted(unnamed)}, so nothing shows that it was looked at. Ask: ${ask}`;
  }
  const gone = missing.length > 0 ? ` ${quoted(missing)} is missing although its reads were answered.` : '';
  return `The rule could not be evaluated: ${fault}.${gone} Ask: ${ask}`;
};

/** Why a population is not known: its listing reads that failed, with what to grant or ask. */
export const reasonForPopulation = (
  type: string,
  reads: readonly string[],
  ask: string,
  sources: ReasonSources,
): string => {
  const failed = failedReads(new Set(reads), sources.read);
  if (failed.length === 0)
    return `Not known whether there is any ${type}: the collector names no listing read. Ask: ${ask}`;
  return `Not known whether there is any other ${type}: ${describeReads(failed, sources)} Or ask: ${ask}`;
};

type Failed = Omit<ReadSummary, 'parameters'>;

const failedReads = (ids: Iterable<string>, read: ReadLookup): Failed[] => {
  const failed: Failed[] = [];
  for (const id of ids) {
    const summary = read(id);
    if (summary === undefined) failed.push({id, operation: `read ${id}`, region: '', outcome: 'unknown'});
    else if (!isAnswered(summary)) failed.push(summary);
  }
  return failed;
};

const describeReads = (failed: readonly Failed[], {permissions}: ReasonSources): string => {
  const lines = new Set(
    failed.map(({operation, region, outcome, errorCode}) => {
      const where = region ? ` in ${region}` : '';
      return `${operation}${where} ${outcomes[outcome] ?? `ended as ${outcome}`}${errorCode ? ` (${errorCode})` : ''}`;
    }),
  );
  const shown = [...lines].slice(0, named).join('; ');
  const more = lines.size > named ? `; and ${lines.size - named} more` : '';
  return `${shown}${more}. ${nextStep(failed, permissions)}`;
};

const outcomes: Readonly<Record<string, string>> = {
  denied: 'was denied',
  throttled: 'was throttled',
  failed: 'failed',
  unsupported: 'is not offered there',
  refused: 'was refused by our own guard',
  cancelled: 'was cancelled',
  unknown: 'is not on the record',
};

const nextStep = (failed: readonly Failed[], permissions: ReasonSources['permissions']): string => {
  const denied = failed.filter(read => read.outcome === 'denied').map(read => read.operation);
  if (denied.length > 0) {
    const grants = [...new Set(denied.flatMap(operation => permissions(operation)))];
    return `Grant ${grants.slice(0, named).join(', ')}${grants.length > named ? ', …' : ''} and collect again.`;
  }
  const again = failed.some(({outcome}) => ['throttled', 'failed', 'cancelled'].includes(outcome));
  return again ? 'Resume the collection.' : 'Collecting again will not help.';
};

const quoted = (names: readonly string[]): string => names.map(name => `"${name}"`).join(', ');
