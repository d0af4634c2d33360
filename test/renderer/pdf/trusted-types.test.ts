import {describe, expect, test} from 'vitest';
import {scriptUrls} from '../../../renderer/trusted-types.ts';

const worker = 'app://fieldwork/assets/pdf.worker.mjs';

const factory = () => {
  const names: string[] = [];
  return {
    names,
    createPolicy: (name: string, rules: {createScriptURL(url: string): string}) => {
      names.push(name);
      return {createScriptURL: (url: string) => ({trusted: rules.createScriptURL(url)})};
    },
  };
};

describe('the policy for scripts', () => {
  test('is named as the content security policy says, and gives the worker only', () => {
    const types = factory();
    const script = scriptUrls([worker], types);
    expect(types.names).toEqual(['fieldwork']);
    expect(script(worker)).toEqual({trusted: worker});
  });

  test.each([
    `${worker}?x`,
    `${worker}#x`,
    'app://fieldwork/assets/pdf.worker.mjs/../other.js',
    'https://elsewhere.example/pdf.worker.mjs',
    'data:text/javascript,1',
    'blob:app://fieldwork/1',
    '',
  ])('refuses %s, with and without the platform', url => {
    expect(() => scriptUrls([worker], factory())(url)).toThrow(TypeError);
    expect(() => scriptUrls([worker], undefined)(url)).toThrow(TypeError);
  });
});
