// @vitest-environment happy-dom
import {act, cleanup, render} from '@testing-library/react';
import {createElement} from 'react';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {go, route} from '../../renderer/routes.ts';
import {leaving, mayLeaveForms, useUnsaved} from '../../renderer/unsaved.ts';

let letGo = () => {};
const Form = ({dirty}: {dirty: boolean}) => {
  letGo = useUnsaved(dirty);
  return null;
};
const show = (dirty: boolean) => render(createElement(Form, {dirty}));
const answer = (leave: boolean) => act(async () => leaving.get()?.answer(leave));

beforeEach(() => go('findings', {create: '1'}));
afterEach(() => {
  cleanup();
  leaving.set(undefined);
});

test('a form with nothing typed is left without a word', () => {
  show(false);
  go('overview');
  expect(route().screen).toBe('overview');
  expect(leaving.get()).toBeUndefined();
});

test('a dirty form is left only when the person says so', async () => {
  show(true);
  go('overview');
  expect(route()).toEqual({screen: 'findings', at: {create: '1'}});
  await answer(false);
  expect(route().screen).toBe('findings');
  expect(leaving.get()).toBeUndefined();
  go('overview');
  await answer(true);
  expect(route().screen).toBe('overview');
});

test('going to where one is asks nothing, and a form that is gone holds nobody', () => {
  const {unmount} = show(true);
  go('findings', {create: '1'});
  expect(leaving.get()).toBeUndefined();
  unmount();
  go('overview');
  expect(route().screen).toBe('overview');
});

test('what was saved is let go before the next drawing', () => {
  show(true);
  letGo();
  go('findings', {id: 'F-001'});
  expect(route().at).toEqual({id: 'F-001'});
});

test('the way back brings the address back until the person has decided', async () => {
  show(true);
  window.location.hash = '#/overview';
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(window.location.hash).toBe('#/findings?create=1');
  expect(route().screen).toBe('findings');
  await answer(true);
  expect(window.location.hash).toBe('#/overview');
  expect(route().screen).toBe('overview');
});

test('another assessment waits for the answer, and a second question answers the first with no', async () => {
  show(true);
  const first = mayLeaveForms();
  const second = mayLeaveForms();
  await expect(first).resolves.toBe(false);
  await vi.waitUntil(() => leaving.get());
  await answer(true);
  await expect(second).resolves.toBe(true);
});
