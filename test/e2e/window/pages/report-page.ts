import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';

const words = texts.report;

/** The report as the PDF that it is. */
export const reportPage = (page: Page) => {
  const preview = page.getByRole('region', {name: words.preview});
  return {
    /** A page of the document, with its text. */
    page: (number: number) => preview.getByRole('region', {name: new RegExp(`^Page ${number} of \\d+$`)}),
    draft: page.getByText(words.draft, {exact: true}),
  };
};
