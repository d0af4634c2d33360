import {expect, it} from 'vitest';
import {placeWindow} from '../../main/electron/window-state.ts';

const one = {x: 0, y: 0, width: 1920, height: 1080};
const left = {x: -1600, y: 100, width: 1600, height: 900};
const at = (x: number, y: number, width = 1300, height = 800) => ({bounds: {x, y, width, height}, maximized: false});

it.each([
  ['on the screen', at(100, 50), [one], {x: 100, y: 50, width: 1300, height: 800}],
  ['on a screen to the left', at(-1500, 120), [one, left], {x: -1500, y: 120, width: 1300, height: 800}],
  ['half outside', at(1700, 500), [one], {x: 1700, y: 500, width: 1300, height: 800}],
  ['on a screen that is gone', at(-1500, 120), [one], {width: 1300, height: 800}],
  ['with its title above the screen', at(100, -40), [one], {width: 1300, height: 800}],
  ['almost out of reach', at(1900, 500), [one], {width: 1300, height: 800}],
  ['larger than the screen', at(0, 0, 4000, 3000), [one], {x: 0, y: 0, width: 1920, height: 1080}],
  ['smaller than everything needs', at(0, 0, 300, 200), [one], {x: 0, y: 0, width: 1024, height: 700}],
  ['where no screen is known', at(10, 10), [], {width: 1300, height: 800}],
])('a window %s', (_where, state, screens, bounds) => {
  expect(placeWindow(state, screens).bounds).toEqual(bounds);
});

it('a first window has a size and no place, and a maximised one stays so', () => {
  expect(placeWindow({maximized: true}, [one])).toEqual({bounds: {width: 1360, height: 860}, maximized: true});
});
