import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.soa;

/** The Statement of Applicability and the decision on one control. */
export const soaPage = (page: Page) => {
  const group = page.getByRole('group', {name: words.applies});
  return {
    find: page.getByRole('searchbox', {name: words.find}),
    row: (id: string) => page.getByRole('grid', {name: words.table}).getByRole('row', {name: startsWith(`${id} `)}),
    applicable: group.getByRole('radio', {name: words.yes}),
    excluded: group.getByRole('radio', {name: words.no}),
    why: page.getByRole('textbox', {name: startsWith(words.exclusion)}),
    missing: page.getByText(words.exclusionMissing),
    how: page.getByRole('textbox', {name: startsWith(words.how)}),
    save: page.getByRole('button', {name: words.save}),
  };
};
