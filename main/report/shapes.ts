import type {Conclusion, VerdictValue} from '../contract/ids.ts';
import type {Finding} from '../contract/papers.ts';
import {type Color, colors} from './style.ts';

/** How grave a finding is. */
export type Grade = Finding['grade'];

/** The states of conclusions, verdicts and findings, and a gap; each has a shape of its own, so a greyscale print loses nothing. */
export type State =
  | 'conforms'
  | 'partly'
  | 'does-not-conform'
  | 'unread'
  | 'not-applicable'
  | 'not-asked'
  | 'gap'
  | Grade;

export const verdictState: Readonly<Record<VerdictValue, State>> = {
  pass: 'conforms',
  fail: 'does-not-conform',
  'not-assessed': 'unread',
  'not-applicable': 'not-applicable',
};

export const conclusionState: Readonly<Record<Conclusion | 'not-asked', State>> = {
  conforms: 'conforms',
  partly: 'partly',
  'does-not-conform': 'does-not-conform',
  'not-applicable': 'not-applicable',
  'not-tested': 'unread',
  'not-asked': 'not-asked',
};

export const stateColor: Readonly<Record<State, Color>> = {
  conforms: colors.pass,
  partly: colors.open,
  'does-not-conform': colors.fail,
  unread: colors.open,
  'not-applicable': colors.none,
  'not-asked': colors.none,
  gap: colors.fail,
  major: colors.fail,
  minor: colors.open,
  opportunity: colors.accent,
  conformity: colors.pass,
};

/** A number as PDF writes it: at most three decimals. */
export const num = (n: number): string => `${Math.round(n * 1000) / 1000}`;

const rgb = (hex: string): string => [1, 3, 5].map(i => num(Number.parseInt(hex.slice(i, i + 2), 16) / 255)).join(' ');
const known = new Map<string, string>();
const components = (color: string): string => {
  const kept = known.get(color) ?? rgb(color);
  known.set(color, kept);
  return kept;
};

/** The PDF operators that set the colour of fills and of strokes. */
export const fill = (color: string): string => `${components(color)} rg`;
export const stroke = (color: string): string => `${components(color)} RG`;

const quarter = 0.5523;
const circle = (x: number, y: number, r: number): string => {
  const k = r * quarter;
  const p = (...n: number[]) => n.map(num).join(' ');
  return [
    `${p(x + r, y)} m`,
    `${p(x + r, y + k, x + k, y + r, x, y + r)} c`,
    `${p(x - k, y + r, x - r, y + k, x - r, y)} c`,
    `${p(x - r, y - k, x - k, y - r, x, y - r)} c`,
    `${p(x + k, y - r, x + r, y - k, x + r, y)} c h`,
  ].join(' ');
};

const path = (...points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${num(x)} ${num(y)} ${i === 0 ? 'm' : 'l'}`).join(' ');

/** PDF operators that draw a state's shape in the square of side `size` whose top left corner is at x, y (y grows downwards). */
export const drawState = (state: State, x: number, y: number, size: number): string => {
  const r = size / 2;
  const [cx, cy] = [x + r, y + r];
  const at = (dx: number, dy: number): readonly [number, number] => [x + dx * size, y + dy * size];
  const pen = num(size * 0.1);
  const color = stateColor[state];
  const rim = `${circle(cx, cy, r * 0.9)} S`;
  const shapes: Record<State, () => string> = {
    conforms: () =>
      `${fill(color)} ${circle(cx, cy, r)} f ${stroke(colors.paper)} ${num(size * 0.13)} w ${path(at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.33))} S`,
    partly: () => {
      const k = r * 0.9;
      return `${stroke(color)} ${fill(color)} ${pen} w q ${num(x)} ${num(y)} ${num(r)} ${num(size)} re W n ${circle(cx, cy, k)} f Q ${rim}`;
    },
    'does-not-conform': () =>
      `${fill(color)} ${num(x)} ${num(y)} ${num(size)} ${num(size)} re f ${stroke(colors.paper)} ${num(size * 0.13)} w ${path(at(0.27, 0.27), at(0.73, 0.73))} S ${path(at(0.73, 0.27), at(0.27, 0.73))} S`,
    unread: () => {
      const triangle = `${path(at(0.5, 0.04), at(0.98, 0.95), at(0.02, 0.95))} h`;
      const hatch = [0.15, 0.4, 0.65, 0.9].map(d => `${path(at(d - 0.35, 1), at(d + 0.25, 0))} S`).join(' ');
      return `${stroke(color)} ${num(size * 0.08)} w q ${triangle} W n ${hatch} Q ${pen} w ${triangle} S`;
    },
    'not-applicable': () =>
      `${fill(colors.noneGround)} ${circle(cx, cy, r * 0.9)} f ${stroke(color)} ${pen} w ${rim} ${path(at(0.28, 0.5), at(0.72, 0.5))} S`,
    'not-asked': () => `${stroke(color)} ${pen} w ${rim}`,
    gap: () => {
      const edge = num(size * 0.12);
      const frame = `${num(x + size * 0.06)} ${num(y + size * 0.06)} ${num(size * 0.88)} ${num(size * 0.88)} re S`;
      return `${stroke(color)} ${edge} w ${frame} ${path(at(0.5, 0.22), at(0.5, 0.58))} S ${path(at(0.5, 0.68), at(0.5, 0.8))} S`;
    },
    major: () => `${fill(color)} ${num(x)} ${num(y)} ${num(size)} ${num(size)} re f`,
    minor: () => `${fill(color)} ${path(at(0.5, 0.02), at(1, 0.95), at(0, 0.95))} h f`,
    opportunity: () => `${fill(color)} ${path(at(0.5, -0.06), at(1.06, 0.5), at(0.5, 1.06), at(-0.06, 0.5))} h f`,
    conformity: () => `${fill(color)} ${circle(cx, cy, r)} f`,
  };
  return `q 0 J 1 j ${shapes[state]()} Q`;
};
