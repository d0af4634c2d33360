import {describe, expect, it} from 'vitest';
import {methods} from '../../../main/contract/methods.ts';
import {
  type DrawDraft,
  drawOf,
  faultsOfDraw,
  newDraw,
  sourceOf,
  suggestedSize,
} from '../../../renderer/screens/samples/draw-draft.ts';

const control = {edition: '2013', id: 'A.9.2.6'} as const;
const random: DrawDraft = {
  ...newDraw(control, 'A.9.2.6-q1'),
  title: ' Leavers ',
  resourceType: 'AwsIamUser',
  size: '7',
};
const chosen: DrawDraft = {
  ...random,
  from: 'list',
  list: 'E-000012',
  column: 'Person',
  basis: 'risk',
  items: ['a', 'b'],
  basisNote: 'They held keys',
  question: '',
};

describe('a plan of a sample', () => {
  it('is what the engine is asked for', () => {
    expect(methods['samples.draw'].input.parse(drawOf({...random, seed: ' 0A1B2C3D '}, 'Ada'))).toEqual({
      title: 'Leavers',
      control,
      question: 'A.9.2.6-q1',
      source: {from: 'collection', resourceType: 'AwsIamUser'},
      basis: 'random',
      size: 7,
      seed: '0a1b2c3d',
      by: 'Ada',
    });
    expect(methods['samples.draw'].input.parse(drawOf(chosen, 'Ada'))).toEqual({
      title: 'Leavers',
      control,
      source: {from: 'list', evidence: 'E-000012', column: 'Person'},
      basis: 'risk',
      items: ['a', 'b'],
      basisNote: 'They held keys',
      by: 'Ada',
    });
  });

  it.each<[string, Partial<DrawDraft>, number | undefined, object]>([
    ['no title', {title: ' '}, 37, {title: 'required'}],
    ['no control', {control: undefined}, 37, {control: 'required'}],
    ['no type', {resourceType: ''}, 37, {resourceType: 'required'}],
    ['no list', {from: 'list'}, 37, {list: 'required'}],
    ['no size', {size: ''}, 37, {size: 'size'}],
    ['half an item', {size: '2.5'}, 37, {size: 'size'}],
    ['none at all', {size: '0'}, 37, {size: 'size'}],
    ['more than there are', {size: '38'}, 37, {size: 'too-many'}],
    ['an unknown population', {size: '38'}, undefined, {}],
    ['a seed that is none', {seed: 'xyz'}, 37, {seed: 'seed'}],
    ['nothing chosen and no reason', {basis: 'judgement'}, 37, {items: 'items', basisNote: 'required'}],
  ])('says what is wrong: %s', (_, part, population, faults) => {
    expect(faultsOfDraw({...random, ...part}, population)).toEqual(faults);
  });

  it('asks which column, where a list has several', () => {
    expect(faultsOfDraw({...chosen, column: ''}, undefined, true)).toEqual({column: 'required'});
  });

  it('looks at no population until it is named', () => {
    expect(sourceOf(newDraw())).toBeUndefined();
    expect(sourceOf({...random, filter: ' meta.name == "x" '})).toEqual({
      from: 'collection',
      resourceType: 'AwsIamUser',
      filter: 'meta.name == "x"',
    });
  });
});

it.each([
  [1, 1],
  [4, 4],
  [6, 5],
  [26, 6],
  [100, 10],
  [101, 11],
])('of %i it suggests %i', (population, size) => expect(suggestedSize(population)).toBe(size));
