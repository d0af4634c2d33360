import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.questionnaire;
type Conclusion = 'conforms' | 'partly' | 'does-not-conform' | 'not-applicable' | 'not-tested';

/** The walk through the questions, and the card of the one at hand. */
export const questionnairePage = (page: Page) => {
  const main = page.getByRole('main');
  const scale = main.getByRole('radiogroup', {name: words.conclusion});
  const card = main.getByRole('region').filter({has: page.getByRole('radiogroup', {name: words.conclusion})});
  const evidence = card.getByRole('group', {name: words.evidence});
  const outline = page.getByRole('navigation', {name: words.outline});
  return {
    card,
    scale,
    conclusion: (conclusion: Conclusion) => scale.getByRole('radio', {name: startsWith(texts.states[conclusion])}),
    /** The id of the question at hand. */
    id: card.getByRole('code').first(),
    question: card.getByRole('heading', {level: 2}),
    seen: card.getByRole('textbox', {name: words.seen}),
    reason: card.getByRole('textbox', {name: words.reason}),
    save: card.getByRole('status'),
    saved: card.getByRole('status').getByText(startsWith(words.saved(''))),
    evidence,
    attach: evidence.getByRole('button', {name: startsWith(texts.evidenceField.attach)}),
    /** An evidence item linked to the question at hand. */
    linked: (title: string) => evidence.getByRole('link', {name: title}),
    finding: card.getByRole('button', {name: startsWith(words.finding)}),
    interview: card.getByRole('button', {name: startsWith(words.interview)}),
    sample: card.getByRole('button', {name: startsWith(words.sample)}),
    next: card.getByRole('button', {name: startsWith(words.next)}),
    /** The squares above the card: one a question, saying where it stands. */
    strip: main.getByRole('navigation', {name: words.strip}),
    /** The square of a question, counted from 1. */
    nth: (question: number) =>
      main.getByRole('navigation', {name: words.strip}).getByRole('button', {name: new RegExp(`^\\D+ ${question}: `)}),
    /** That the question of this number is at hand. */
    position: (question: number) => main.getByText(new RegExp(`^Question ${question} of \\d+$`)),
    /** Chooses a family, clause or review in the list at the left. */
    pick: (group: string) => page.getByRole('combobox', {name: words.pick}).selectOption(group),
    /** A control of the list at the left. */
    entry: (id: string) => outline.getByRole('link').filter({hasText: id.replace(/^A\./, '')}),
    /** Brings a question to hand by its words. */
    open: (text: string) => main.getByRole('button', {name: text}).click(),
  };
};

/** What is asked before files are attached. */
export const attachDialog = (page: Page) => {
  const dialog = page.getByRole('dialog', {name: /^Attach /});
  return {
    dialog,
    title: dialog.getByRole('textbox', {name: startsWith(texts.evidenceField.title)}),
    submit: () => dialog.getByRole('button', {name: startsWith(texts.evidenceField.submit(1))}).click(),
  };
};
