import {z} from 'zod';

/** The smallest window that everything fits into. */
export const smallestWindow = {width: 1024, height: 700} as const;

const Bounds = z.strictObject({x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive()});

/** Where the window was when it was last used. */
export const WindowState = z.strictObject({bounds: Bounds.optional(), maximized: z.boolean()});

export type Bounds = z.infer<typeof Bounds>;
export type WindowState = z.infer<typeof WindowState>;

/** Where a window is to be. Without x and y the system puts it in the middle. */
export type Placement = {
  readonly bounds: {readonly x?: number; readonly y?: number; readonly width: number; readonly height: number};
  readonly maximized: boolean;
};

const usual = {width: 1360, height: 860} as const;
/** So much of the window must be on a screen that a person can take hold of it. */
const inReach = 120;

const overlap = (start: number, length: number, from: number, size: number): number =>
  Math.min(start + length, from + size) - Math.max(start, from);

/** The place to restore: as it was where it can still be reached on a screen, no smaller than allowed, no larger than the screen. */
export const placeWindow = (state: WindowState, screens: readonly Bounds[]): Placement => {
  const {bounds, maximized} = state;
  if (bounds === undefined) return {bounds: usual, maximized};
  const screen = screens.find(
    area =>
      overlap(bounds.x, bounds.width, area.x, area.width) >= inReach &&
      overlap(bounds.y, bounds.height, area.y, area.height) >= inReach &&
      bounds.y >= area.y,
  );
  const largest = screen ?? screens[0];
  const width = Math.max(smallestWindow.width, Math.min(bounds.width, largest?.width ?? bounds.width));
  const height = Math.max(smallestWindow.height, Math.min(bounds.height, largest?.height ?? bounds.height));
  return {bounds: screen ? {x: bounds.x, y: bounds.y, width, height} : {width, height}, maximized};
};
