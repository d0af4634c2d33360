import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.collect;

/** Collections: target, preflight, run, and what came of them. */
export const collectPage = (page: Page) => {
  const main = page.getByRole('main');
  const button = (name: string) => main.getByRole('button', {name, exact: true});
  const progress = main.getByRole('progressbar', {name: /^\d[\d,]* of \d[\d,]* reads$/});
  /** Reads done so far, as the bar says. */
  const done = async (): Promise<number> =>
    Number((await progress.getAttribute('aria-valuenow', {timeout: 1_000}).catch(() => null)) ?? 0);
  return {
    progress,
    done,
    pause: button(words.run.pause),
    goOn: button(words.run.continue),
    cancel: button(words.run.cancel),
    resume: button(words.result.resume),
    afresh: button(words.result.afresh),
    identity: main.getByRole('heading', {name: words.preflight.identity}),
    granted: main.getByRole('heading', {name: /^\d+ of \d+ reads are granted$/}),
    /** Numbers of a result by their name, such as the reads answered. */
    figure: (name: string) =>
      main.getByRole('term').filter({hasText: name}).locator('xpath=following-sibling::*[1]').first(),
    verdicts: (state: 'fail' | 'pass') => main.getByRole('button', {name: new RegExp(`${texts.states[state]}$`)}),
    unread: (operation: string) => main.getByRole('listitem').filter({hasText: operation}).first(),
    log: main.getByRole('grid', {name: words.log.title}),
    /** An earlier collection, by anything its line says. */
    earlier: (text: string | RegExp) =>
      page.getByRole('navigation', {name: words.earlier}).getByRole('link', {name: text}).first(),
    chooseSample: async (target: 'aws' | 'kubernetes'): Promise<void> => {
      await main.getByRole('radio', {name: words.kinds.sample}).check();
      const label = target === 'aws' ? /^AWS account/ : /^Kubernetes cluster/;
      const list = main.getByRole('combobox', {name: words.sampleTarget});
      const option = list.getByRole('option', {name: label});
      await list.selectOption((await option.textContent()) ?? '');
    },
    preflight: () => main.getByRole('button', {name: startsWith(words.preflight.run)}).click(),
    confirm: (target: 'aws' | 'kubernetes') =>
      main.getByRole('checkbox', {name: startsWith(words.preflight.confirm[target])}).check(),
    start: () => main.getByRole('button', {name: startsWith(words.run.start(''))}).click(),
  };
};
