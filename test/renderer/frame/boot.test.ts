// @vitest-environment happy-dom
import {beforeEach, expect, test} from 'vitest';
import {noteOpen, placeOf, wasOpen} from '../../../renderer/frame/boot.ts';

beforeEach(() => window.sessionStorage.clear());

test.each([
  ['a screen of an assessment waits until it is known whether one is open', 'overview', 'asking', true, {show: 'wait'}],
  ['also where none was open before', 'questionnaire', 'asking', false, {show: 'wait'}],
  ['the start does not wait for the engine', 'start', 'asking', false, {show: 'start', framed: false}],
  ['and keeps the frame where one was open', 'start', 'asking', true, {show: 'start', framed: true}],
  ['an open assessment is shown where one was', 'findings', 'open', true, {show: 'findings', framed: true}],
  ['without one only the start is left', 'findings', 'none', true, {show: 'start', framed: false}],
  ['verification needs none', 'verify', 'none', false, {show: 'verify', framed: false}],
] as const)('%s', (_, screen, known, expected, place) => {
  expect(placeOf(screen, known, expected)).toEqual(place);
});

test('that an assessment is open outlives a reload, and is forgotten when it is closed', () => {
  expect(wasOpen()).toBe(false);
  noteOpen(true);
  expect(wasOpen()).toBe(true);
  noteOpen(false);
  expect(wasOpen()).toBe(false);
});
