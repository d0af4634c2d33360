import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';

const words = texts.resources;

/** Verdicts and resources as tables, and what supports the chosen row. */
export const resourcesPage = (page: Page) => ({
  count: page.getByRole('main').getByRole('status').first(),
  /** A row of the table, by anything it says. */
  row: (text: string | RegExp) => page.getByRole('main').getByRole('row', {name: text}).first(),
  detail: page.getByRole('complementary').filter({has: page.getByRole('heading', {name: words.restsOn})}),
  rule: page.getByText(words.rule, {exact: true}),
  restsOn: page.getByRole('heading', {name: words.restsOn}),
  /** The evidence behind a read that the verdict rests on. */
  body: page.getByRole('link', {name: /^Evidence E-\d+/}).first(),
});
