import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Rules that depend on the theme. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What the page breaks of WCAG 2.2 A and AA, a line each: the rule, where, and why. `colours`: only what a theme decides. */
export const violations = async (page: Page, only?: 'colours'): Promise<string[]> => {
  // Half a megabyte of script is handed to a page once.
  const there = await page.evaluate(() => 'axe' in globalThis);
  const axe = new AxeBuilder(there ? {page, axeSource: '0'} : {page})
    .setLegacyMode(true)
    .options({resultTypes: ['violations'], preload: false});
  const {violations: found} = await (only ? axe.withRules(colours) : axe.withTags(standards)).analyze();
  return found.flatMap(({id, nodes}) =>
    nodes.map(
      ({target, failureSummary = ''}) =>
        `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`,
    ),
  );
};
