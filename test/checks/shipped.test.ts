/** What must hold for every check in `templates/checks`, whoever adds one. */
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {awsOperations} from '../../collectors/aws/operations.ts';
import {operations as kubernetesOperations} from '../../collectors/kubernetes/operations.ts';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {compileExpression} from '../../main/checks/compile.ts';
import {createLanguage} from '../../main/checks/language.ts';
import {loadChecks} from '../../main/checks/load.ts';
import type {Check, Verdict} from '../../main/checks/types.ts';
import {kinds} from '../bench/mixed-resources.ts';
import {judge, makeRead, makeResource, now} from './make.ts';

const templates = join(import.meta.dirname, '../../templates');
const frameworks = loadFrameworks(join(templates, 'frameworks'));
const ids = (edition: '2013' | '2022') => new Set(frameworks.controls(edition).map(({ref}) => ref.id));
const checks = loadChecks(join(templates, 'checks'), {
  operations: new Set([...awsOperations, ...kubernetesOperations].map(({id}) => id)),
  controls: {'2013': ids('2013'), '2022': ids('2022')},
});

const language = createLanguage(new Date(now));
const partsOf = (check: Check): string[] => {
  const rules = [check.appliesTo, check.pass].filter(text => text !== undefined);
  return [
    ...new Set(
      rules.flatMap(text => {
        const compiled = compileExpression(language, text, check.params);
        return 'rule' in compiled ? compiled.rule.parts : [];
      }),
    ),
  ];
};

const denied = makeRead('R-000002', {outcome: 'denied', errorCode: 'AccessDenied'});

/** The verdict of one check where only some parts were read; the others were denied. */
const verdictOn = (check: Check, data: Readonly<Record<string, unknown>>, read: readonly string[]): Verdict => {
  const parts = new Set([...Object.keys(data), ...partsOf(check)]);
  const resource = makeResource(Object.fromEntries(Object.entries(data).filter(([part]) => read.includes(part))), {
    type: check.resourceType,
    reads: Object.fromEntries([...parts].map(part => [part, [read.includes(part) ? 'R-000001' : 'R-000002']])),
  });
  const [verdict] = judge({checks: [check], resources: [resource], reads: [denied], providers: [check.provider]});
  if (!verdict) throw new Error('no verdict');
  return verdict;
};

describe('the shipped checks', () => {
  it('are as many as promised, of both providers', () => {
    expect(checks.filter(({provider}) => provider === 'aws').length).toBeGreaterThanOrEqual(30);
    expect(checks.filter(({provider}) => provider === 'kubernetes').length).toBeGreaterThanOrEqual(25);
  });

  it.each(checks.map(check => [check.id, check] as const))('%s is not assessed where nothing was read', (_, check) => {
    const verdict = verdictOn(check, {}, []);
    expect(verdict.verdict).toBe('not-assessed');
    expect(verdict.reason).toContain('was denied (AccessDenied)');
    expect(verdict.reason).toContain(check.ask);
  });

  const known = checks.flatMap(check => {
    const kind = kinds.find(({type}) => type === check.resourceType);
    return kind ? [[check.id, check, kind.data] as const] : [];
  });

  it.each(known)('%s gives a verdict on a resource that was read', (_, check, data) => {
    const verdict = verdictOn(check, data, Object.keys(data));
    expect(verdict.reason).not.toContain('could not be evaluated');
    expect(verdict.verdict).not.toBe('not-assessed');
  });

  it.each(known)('%s never changes its mind where less was read: it only falls silent', (_, check, data) => {
    const parts = partsOf(check);
    const full = verdictOn(check, data, Object.keys(data)).verdict;
    for (let mask = 0; mask < 2 ** parts.length; mask++) {
      const read = parts.filter((_part, bit) => mask & (1 << bit));
      expect([full, 'not-assessed']).toContain(verdictOn(check, data, read).verdict);
    }
  });
});
