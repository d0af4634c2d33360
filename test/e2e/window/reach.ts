import type {Page} from '@playwright/test';
import {texts} from '../../../renderer/texts/texts.ts';

const operable =
  'a[href], button, input, select, textarea, summary, [role=option], [role=tab], [role=row][tabindex], [tabindex="0"]';

/** What can be operated but is smaller than 24 × 24 px, where it is no link within a text (WCAG 2.2, 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(selector => {
    const describe = (element: Element) =>
      `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const within = document.querySelector('dialog[open]') ?? document.body;
    return [...within.querySelectorAll<HTMLElement>(selector)].flatMap(element => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const box = element.getBoundingClientRect();
      const around = label?.getBoundingClientRect() ?? box;
      const [width, height] = [Math.max(box.width, around.width), Math.max(box.height, around.height)];
      const inText = element.localName === 'a' && getComputedStyle(element).display === 'inline';
      const seen = element.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height > 1;
      if (!seen || inText || (width >= 23.5 && height >= 23.5)) return [];
      return [`${describe(element)} is ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, operable);

/** What can be focused but not brought into sight, and what makes the page itself scroll sideways. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([selector, skip]) => {
      const describe = (element: Element) =>
        `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
      const within = document.querySelector('dialog[open]') ?? document.body;
      const root = document.documentElement;
      const wide = [root, document.body, ...document.querySelectorAll('main, aside')].filter(
        element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
      );
      const hidden = [...within.querySelectorAll<HTMLElement>(selector)].filter(element => {
        // It comes into sight when it has the focus.
        if (element.textContent === skip) return false;
        if (!element.checkVisibility({visibilityProperty: true}) || element.matches(':disabled, main')) return false;
        element.scrollIntoView({block: 'nearest', inline: 'nearest'});
        const {left, top, width, height} = element.getBoundingClientRect();
        if (width <= 1 || height <= 1) return false;
        const [x, y] = [left + Math.min(width, innerWidth) / 2, top + Math.min(height / 2, 12)];
        const there = document.elementFromPoint(x, y);
        return (
          !there ||
          !(
            element.contains(there) ||
            there.contains(element) ||
            (element instanceof HTMLInputElement && [...(element.labels ?? [])].some(label => label.contains(there)))
          )
        );
      });
      return [
        ...wide.map(
          element => `${describe(element).slice(0, 20)} is ${element.scrollWidth} wide in ${element.clientWidth}`,
        ),
        ...hidden.map(element => `${describe(element)} cannot be brought into sight`),
      ];
    },
    [operable, texts.frame.skip] as const,
  );
