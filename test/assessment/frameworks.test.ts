import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {expectedCounts} from '../../main/assessment/framework-counts.ts';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {smallBank} from './small-bank.ts';

const frameworks = loadFrameworks(join(import.meta.dirname, '../../templates/frameworks'));
const ref2013 = (id: string) => ({edition: '2013' as const, id});
const ref2022 = (id: string) => ({edition: '2022' as const, id});

describe('the two editions', () => {
  test('hold what the standard holds', () => {
    expect(frameworks.families).toHaveLength(14);
    expect(frameworks.objectives).toHaveLength(35);
    expect(frameworks.controls('2013')).toHaveLength(114);
    expect(frameworks.controls('2022')).toHaveLength(93);
    expect(frameworks.themes.map(theme => theme.name)).toEqual([
      'Organizational',
      'People',
      'Physical',
      'Technological',
    ]);
  });

  test('hold the right number of controls a family and a theme', () => {
    const count = (edition: '2013' | '2022', by: 'family' | 'group') =>
      Object.fromEntries(
        [...Map.groupBy(frameworks.controls(edition), control => control[by])].map(([id, list]) => [id, list.length]),
      );
    expect(count('2013', 'family')).toEqual(expectedCounts.perFamily);
    expect(count('2022', 'group')).toEqual({'A.5': 37, 'A.6': 8, 'A.7': 14, 'A.8': 34});
  });

  test('know the eleven new controls', () => {
    const fresh = frameworks.controls('2022').filter(control => control.newIn2022);
    expect(fresh.map(control => control.ref.id).join(' ')).toBe(
      'A.5.7 A.5.23 A.5.30 A.7.4 A.8.9 A.8.10 A.8.11 A.8.12 A.8.16 A.8.23 A.8.28',
    );
  });

  test('never mix an id up with the other edition', () => {
    expect(frameworks.control(ref2022('A.8.2'))?.name).toBe('Privileged access rights');
    expect(frameworks.control(ref2013('A.8.2'))).toBeUndefined();
    expect(frameworks.control(ref2013('A.8.2.1'))?.name).toBe('Classification of information');
    expect(frameworks.control(ref2022('A.8.2.1'))).toBeUndefined();
  });
});

describe('the crosswalk', () => {
  test('leads from every 2013 control to 2022 and back', () => {
    for (const {ref} of frameworks.controls('2013')) {
      const {ids} = frameworks.counterparts(ref);
      expect(ids.length, ref.id).toBeGreaterThan(0);
      for (const id of ids) expect(frameworks.counterparts(ref2022(id)).ids, `${ref.id} to ${id}`).toContain(ref.id);
    }
  });

  test('leads from every 2022 control to 2013 and back, but for the new ones', () => {
    for (const {ref, newIn2022} of frameworks.controls('2022')) {
      const {ids, nearest} = frameworks.counterparts(ref);
      expect(ids.length === 0, ref.id).toBe(newIn2022);
      expect(nearest.length > 0, ref.id).toBe(newIn2022);
      for (const id of ids) expect(frameworks.counterparts(ref2013(id)).ids).toContain(ref.id);
    }
  });

  test('splits one control, and says where the sources differ', () => {
    expect(frameworks.counterparts(ref2013('A.18.2.3')).ids).toEqual(['A.5.36', 'A.8.8']);
    expect(frameworks.counterparts(ref2013('A.9.1.2'))).toMatchObject({ids: ['A.5.15'], related: ['A.8.20']});
    const byStatus = Map.groupBy(frameworks.crosswalk, row => row.status);
    expect(Object.fromEntries([...byStatus].map(([status, rows]) => [status, rows.length]))).toEqual({
      agreed: 96,
      'agreed-with-gap': 8,
      doubtful: 6,
      'source-error': 3,
      split: 1,
    });
  });

  test('gives empty lists for a control that is not there', () => {
    expect(frameworks.counterparts(ref2013('A.99.1.1')).ids).toEqual([]);
    expect(frameworks.questionsFor(ref2022('A.8.99'))).toEqual([]);
  });
});

describe('questions of a control', () => {
  const frameworks = smallBank();
  test('a 2013 question serves its 2022 successors', () => {
    const ids = frameworks.questionsFor(ref2022('A.8.24')).map(question => question.id);
    expect(ids).toEqual(['A.10.1.1-q1', 'A.10.1.1-q2', 'A.10.1.2-q1', 'A.10.1.2-q2']);
  });

  test('a question of a split control serves both halves', () => {
    const question = frameworks.question('A.18.2.3-q1');
    expect(question && frameworks.servedBy(question)).toEqual([
      ref2013('A.18.2.3'),
      ref2022('A.5.36'),
      ref2022('A.8.8'),
    ]);
  });

  test('a question of a new control serves that control alone', () => {
    expect(frameworks.questionsFor(ref2022('A.5.23')).map(question => question.id)).toEqual(['2022:A.5.23-q1']);
    expect(frameworks.questionsFor(ref2013('A.15.1.1')).map(question => question.id)).toEqual(['A.15.1.1-q1']);
  });

  test('the way through the 14 families and the clauses asks every question once', () => {
    const asked = [...frameworks.families, {id: 'ISMS'}].flatMap(({id}) => frameworks.questionsOfFamily(id));
    expect(asked).toHaveLength(frameworks.questions.length);
    expect(new Set(asked).size).toBe(asked.length);
    expect(frameworks.questionsOfFamily('A.15').at(-1)?.id).toBe('2022:A.5.23-q1');
  });
});
