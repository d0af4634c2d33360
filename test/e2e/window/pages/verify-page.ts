import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';

const words = texts.verify;

/** Any package checked from its files alone. */
export const verifyPage = (page: Page) => {
  const main = page.getByRole('main');
  return {
    holds: main.getByText(words.result.holds, {exact: true}),
    fails: (problems: number) => main.getByText(words.result.fails(problems), {exact: true}),
    told: main.getByRole('textbox', {name: words.identity.told}),
    same: main.getByText(words.identity.same),
    different: main.getByText(words.identity.different),
    changed: main.getByText(words.problems.meanings.changed),
  };
};
