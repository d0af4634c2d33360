import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.overview;

/** Where the assessment stands and what to do next. */
export const overviewPage = (page: Page) => {
  const main = page.getByRole('main');
  return {
    heading: main.getByRole('heading', {level: 1}),
    families: main.getByRole('table', {name: startsWith(words.families)}),
    next: main.getByRole('heading', {level: 2, name: words.next.title}),
    /** One thing to do next, by the beginning of its words. */
    todo: (text: string) => main.getByRole('link', {name: startsWith(text)}),
    /** A control of the heat map, with what it says of itself. */
    control: (id: string) => main.getByRole('link', {name: startsWith(`${id} (`)}),
  };
};
