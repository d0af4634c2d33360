/** A4 in points, with the area that text may use. */
export const page = {width: 595.28, height: 841.89, left: 60, right: 60, top: 82, bottom: 68} as const;

/** The width that text may use, in points. */
export const measure = page.width - page.left - page.right;

/** Few colours, named by what they are for; each pair with white or its ground has a contrast of at least 4.5:1. */
export const colors = {
  ink: '#1b1d1f',
  soft: '#52565a',
  faint: '#686d71',
  line: '#dcdcd6',
  strong: '#b9b9b1',
  ground: '#f6f6f3',
  accent: '#14556b',
  accentGround: '#e8f1f3',
  pass: '#1f6f43',
  fail: '#a8321f',
  open: '#8a5a00',
  none: '#686d71',
  noneGround: '#d5d5cf',
  gapGround: '#fbf0ed',
  paper: '#ffffff',
} as const;

export type Color = (typeof colors)[keyof typeof colors];

/** Sizes of type in points: how large, and how far from line to line. */
export type Type = {readonly size: number; readonly leading: number; readonly kerned?: boolean};

export const type = {
  display: {size: 27, leading: 34, kerned: true},
  title: {size: 19, leading: 25, kerned: true},
  heading: {size: 12.5, leading: 17, kerned: true},
  sub: {size: 10, leading: 14, kerned: true},
  lead: {size: 11, leading: 16.5},
  body: {size: 9.4, leading: 14},
  small: {size: 8, leading: 11.2},
  tiny: {size: 7.2, leading: 10},
  /** 64 hex digits in one line of an index column. */
  digest: {size: 6.5, leading: 9.6},
} as const satisfies Record<string, Type>;
