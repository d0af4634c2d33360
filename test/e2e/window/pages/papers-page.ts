import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.papers;

/** Interviews, observations and the documents asked for. */
export const papersPage = (page: Page) => {
  const main = page.getByRole('main');
  const field = (label: string) => main.getByRole('textbox', {name: startsWith(label)});
  return {
    tab: (tab: keyof typeof words.tabs) => main.getByRole('tab', {name: startsWith(words.tabs[tab])}).click(),
    interviewee: field(words.interview.interviewee),
    role: field(words.interview.role),
    topic: field(words.interview.topic),
    notes: field(words.interview.notes),
    saveInterview: () => main.getByRole('button', {name: startsWith(words.interview.save)}).click(),
    ask: () => main.getByRole('button', {name: startsWith(words.request.add)}).click(),
    document: field(words.request.document),
    why: field(words.request.why),
    owner: field(words.request.owner),
    due: field(words.request.due),
    saveRequest: () => main.getByRole('button', {name: startsWith(words.request.save)}).click(),
    row: (text: string) => main.getByRole('row').filter({hasText: text}),
  };
};
