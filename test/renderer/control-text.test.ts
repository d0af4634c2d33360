import {describe, expect, it} from 'vitest';
import {controlFrom, controlText} from '../../renderer/control-text.ts';

describe('the control that a text names', () => {
  it.each([
    ['2013:A.9.2.3', '2013', 'A.9.2.3'],
    ['2022 a.8.2', '2022', 'A.8.2'],
    ['A.9.2.3', '2013', 'A.9.2.3'],
    ['A.5.23 Cloud services', '2022', 'A.5.23'],
    ['6.1.3', '2022', '6.1.3'],
    ['2022 10.1', '2022', '10.1'],
  ])('%s', (text, edition, id) => {
    const control = controlFrom(text);
    expect(control).toEqual({edition, id});
    expect(control && controlFrom(controlText(control))).toEqual(control);
  });

  it.each(['', 'A', 'access', '2020:A.9.2.3', 'A.9.2.3.4', '3.1', '__proto__'])('is none in “%s”', text => {
    expect(controlFrom(text)).toBeUndefined();
  });
});
