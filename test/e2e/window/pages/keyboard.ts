import type {Page} from '@playwright/test';

/** What a key stroke arrived at, for people and for tests. */
export type Focus = {
  readonly tag: string;
  readonly name: string;
  /** An outline says where the focus is: its own, or that of what stands for it. */
  readonly shown: boolean;
};

/** Where the focus is now. */
export const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const outlined = (element: Element | null): boolean => {
      if (!element) return false;
      const {outlineStyle, outlineWidth} = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    };
    return {
      tag: at.tagName.toLowerCase(),
      name: (at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 80),
      shown: at.matches(':focus-visible') && (outlined(at) || outlined(at.parentElement)),
    };
  });

/**
 * Goes through all stops of the Tab key, once round. Returns those without a visible focus, and what can be clicked that neither
 * Tab nor the arrow keys of a group lead to.
 */
export const sweep = async (page: Page): Promise<{stops: number; unseen: string[]; unreached: string[]}> => {
  await page.evaluate(() => {
    for (const marked of document.querySelectorAll('[data-reached]')) marked.removeAttribute('data-reached');
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const unseen: string[] = [];
  for (let stops = 0; stops < 1_000; stops++) {
    await page.keyboard.press('Tab');
    const again = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'out';
      const before = at.hasAttribute('data-reached');
      at.setAttribute('data-reached', '');
      return before ? 'again' : 'new';
    });
    if (again === 'again') return {stops, unseen, unreached: await unreachedIn(page)};
    if (again === 'out') continue;
    const {shown, tag, name} = await focusOf(page);
    if (!shown) unseen.push(`${tag} ${name}`);
  }
  throw new Error('Tab never comes round.');
};

const unreachedIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const groups = '[role=radiogroup], fieldset, [role=tablist], [role=grid], [role=listbox], table';
    const clickable = 'a[href], button, input, select, textarea, summary, [role=button], [role=radio], [onclick]';
    return [...document.querySelectorAll<HTMLElement>(clickable)]
      .filter(element => element.checkVisibility() && !element.matches(':disabled, [type=hidden]'))
      .filter(element => !element.hasAttribute('data-reached'))
      .filter(element => {
        const byArrows = element.tabIndex < 0 || element.matches('[type=radio]');
        return !(byArrows && element.closest(groups)?.querySelector('[data-reached]'));
      })
      .map(
        element =>
          `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 80)}`,
      );
  });
