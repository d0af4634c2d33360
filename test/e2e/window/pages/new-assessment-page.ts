import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.newAssessment;

/** The form of a new assessment. */
export const newAssessmentPage = (page: Page) => {
  const main = page.getByRole('main');
  const field = (label: string) => main.getByRole('textbox', {name: startsWith(label)});
  return {
    client: field(words.client.label),
    reference: field(words.reference.label),
    scope: field(words.scope.label),
    auditor: field(words.auditor.label),
    firstDay: field(words.from.label),
    lastDay: field(words.until.label),
    mode: (mode: keyof typeof words.mode.options) =>
      main.getByRole('radio', {name: startsWith(words.mode.options[mode].label)}),
    problem: (text: string) => main.getByText(text),
    create: () => main.getByRole('button', {name: words.create}).click(),
  };
};
