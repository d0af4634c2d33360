import {describe, expect, it} from 'vitest';
import {conclusionState, drawState, type State, stateColor, verdictState} from '../../main/report/shapes.ts';
import {colors} from '../../main/report/style.ts';

const states = Object.keys(stateColor) as State[];
const grey = (operators: string): string => operators.replace(/[\d.]+ [\d.]+ [\d.]+ (rg|RG)/g, '$1');

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(i => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)].toSorted((p, q) => q - p);
  return ((x ?? 0) + 0.05) / ((y ?? 0) + 0.05);
};

describe('the shapes of states', () => {
  it('differ without their colours', () => {
    expect(new Set(states.map(s => grey(drawState(s, 0, 0, 10)))).size).toBe(states.length);
  });
  it('leave the graphics state as it was', () => {
    for (const state of states) {
      const operators = drawState(state, 3, 4, 8).split(' ');
      expect(operators.filter(o => o === 'q')).toHaveLength(operators.filter(o => o === 'Q').length);
    }
  });
  it('never show what was not assessed, tested or asked as conforming', () => {
    expect(verdictState['not-assessed']).toBe('unread');
    expect(conclusionState['not-tested']).toBe('unread');
    expect(conclusionState['not-asked']).toBe('not-asked');
  });
  it('have a contrast of 3:1 and their labels of 4.5:1, on white and on the ground of a row', () => {
    for (const ground of [colors.paper, colors.ground]) {
      for (const state of states) expect(contrast(stateColor[state], ground)).toBeGreaterThanOrEqual(4.5);
      for (const ink of [colors.ink, colors.soft, colors.faint, colors.accent]) {
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
