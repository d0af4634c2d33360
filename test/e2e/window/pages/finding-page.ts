import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.findings;

/** One finding: its form, from raised to closed. */
export const findingPage = (page: Page) => {
  const main = page.getByRole('main');
  const field = (label: string) => main.getByRole('textbox', {name: startsWith(label)});
  return {
    control: field(words.control),
    statement: field(words.statement),
    objectiveEvidence: field(words.objectiveEvidence),
    action: field(words.action),
    owner: field(words.owner),
    evidence: main.getByRole('group', {name: startsWith(words.evidence)}),
    grade: (grade: keyof typeof words.grades) => main.getByRole('radio', {name: words.grades[grade]}),
    tick: (label: string) => main.getByRole('checkbox', {name: label}).check(),
    /** Who and when, beside what was ticked. */
    signed: (label: string) => main.getByRole('group', {name: startsWith(label)}),
    raise: () => main.getByRole('button', {name: words.raise, exact: true}).click(),
    save: () => main.getByRole('button', {name: words.save, exact: true}).click(),
    missing: main.getByText(words.evidenceMissing),
    state: (state: keyof typeof words.states) => main.getByText(words.states[state], {exact: true}),
  };
};
