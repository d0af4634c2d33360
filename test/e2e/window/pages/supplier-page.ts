import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.supplier;

/** The supplier review: who does what, and where the contract says so. */
export const supplierPage = (page: Page) => ({
  activity: (name: string) => page.getByRole('main').getByRole('button', {name, exact: true}),
  row: (name: string) => page.getByRole('row', {name: startsWith(name)}),
  party: (party: keyof typeof words.parties) =>
    page.getByRole('group', {name: words.who}).getByRole('radio', {name: words.parties[party], exact: true}),
  clause: page.getByRole('textbox', {name: startsWith(words.clause)}),
  interface: page.getByRole('textbox', {name: startsWith(words.interface)}),
  save: page.getByRole('button', {name: words.save}),
});
