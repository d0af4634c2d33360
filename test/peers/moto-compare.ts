import type {PeerCase} from './peer.ts';

/** A verdict as the seed states it; a null resource is the only one of its kind in the account and region. */
export type Stated = {
  readonly account: string;
  readonly region: string;
  readonly check: string;
  readonly resource: string | null;
  readonly days: number;
  readonly verdict: string;
};

/** A verdict as we gave it, `days` from now. Verdicts about a population as a whole have no resource. */
export type Judged = Omit<Stated, 'resource'> & {readonly resource: string | undefined; readonly reason: string};

const group = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

const caseKey = (v: Pick<Stated, 'account' | 'check' | 'days'>): string =>
  `${v.account} ${v.check}${v.days === 0 ? '' : ` in ${v.days} days`}`;

/**
 * One case a check, account and day: passed when every stated verdict was given, and, today, when no resource was judged that the seed
 * does not name. A check of which the seed says nothing is skipped, so that it is seen.
 */
export const compareVerdicts = (
  stated: readonly Stated[],
  judged: readonly Judged[],
  notes: Readonly<Record<string, string>>,
): PeerCase[] => {
  const given = group(judged, caseKey);
  const cases = [...group(stated, caseKey)].map(([name, wanted]): PeerCase => {
    const found = given.get(name) ?? [];
    const faults = [
      ...wanted.flatMap(w => faultOf(w, found)),
      ...(wanted[0]?.days === 0 ? unnamed(wanted, found) : []),
    ];
    if (faults.length > 0) return {name, outcome: 'failed', detail: faults.slice(0, 5).join('; ')};
    return {name, outcome: 'passed', detail: summary(wanted, notes)};
  });
  const said = new Set(stated.map(s => s.check));
  const unsaid = [...new Set(judged.map(j => j.check))].filter(check => !said.has(check)).sort();
  return [
    ...cases.sort((a, b) => a.name.localeCompare(b.name)),
    ...unsaid.map((check): PeerCase => ({name: check, outcome: 'skipped', detail: 'the seed says nothing about it'})),
  ];
};

const faultOf = (wanted: Stated, found: readonly Judged[]): string[] => {
  const name = wanted.resource ?? wanted.region;
  const hits = found.filter(f =>
    wanted.resource === null ? f.region === wanted.region && f.resource !== undefined : f.resource === wanted.resource,
  );
  if (hits.length !== 1) return [`${name}: ${hits.length} verdicts instead of one`];
  return hits
    .filter(hit => hit.verdict !== wanted.verdict)
    .map(hit => `${name}: ${hit.verdict} instead of ${wanted.verdict} (${hit.reason})`);
};

const unnamed = (wanted: readonly Stated[], found: readonly Judged[]): string[] => {
  const named = new Set(wanted.map(w => w.resource));
  const stray = found.filter(f =>
    f.resource === undefined ? f.verdict === 'pass' : !named.has(f.resource) && !named.has(null),
  );
  return stray.map(
    f => `${f.resource ?? 'the population'} in ${f.region}: ${f.verdict}, but the seed does not name it`,
  );
};

const summary = (wanted: readonly Stated[], notes: Readonly<Record<string, string>>): string => {
  const counts = [...group(wanted, w => w.verdict)].map(([verdict, list]) => `${list.length} ${verdict}`);
  const note = wanted.some(w => w.verdict === 'not-assessed') ? notes[wanted[0]?.check ?? ''] : undefined;
  return [...counts, ...(note === undefined ? [] : [note])].join(', ');
};
