import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.samples;

/** The draw of a sample, and its items with what came of them. */
export const samplesPage = (page: Page) => {
  const main = page.getByRole('main');
  const items = main.getByRole('list', {name: words.items.label});
  const groups = items.getByRole('group', {name: /^Result: /});
  return {
    title: main.getByRole('textbox', {name: startsWith(words.plan.name)}),
    type: main.getByRole('combobox', {name: words.plan.type}),
    population: (size: number) => page.getByText(words.plan.previewSize(size), {exact: true}),
    size: main.getByRole('textbox', {name: startsWith(words.plan.size)}),
    draw: () =>
      main
        .getByRole('button', {name: startsWith(words.plan.submit)})
        .last()
        .click(),
    /** An item of the sample, counted from 0; it opens by a click. */
    item: (index: number) => items.getByRole('listitem').nth(index).getByRole('button').first(),
    result: (result: keyof typeof words.results) =>
      groups.getByRole('radio', {name: startsWith(words.results[result])}),
    note: items.getByRole('textbox', {name: words.items.note}),
    save: items.getByRole('button', {name: startsWith(words.items.save)}),
    progress: (done: string) => main.getByText(words.items.progress(done)),
    checkAgain: () => page.getByRole('button', {name: words.check.run}).click(),
    drawnAgain: page.getByText(words.check.redraw.same),
  };
};
