import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

/** The first screen: three doors, and what was open before. */
export const startPage = (page: Page) => {
  const doors = page.getByRole('list', {name: texts.start.doors});
  return {
    trySample: () => doors.getByRole('button', {name: startsWith(texts.start.sample.title)}).click(),
    beginNew: () => doors.getByRole('button', {name: startsWith(texts.start.new.title)}).click(),
    /** Opens one of the recent assessments by its client. */
    openRecent: (client: string) =>
      page
        .getByRole('main')
        .getByRole('button', {name: startsWith(client)})
        .first()
        .click(),
    closeOpen: () => page.getByRole('button', {name: texts.start.opened.close}).click(),
  };
};
