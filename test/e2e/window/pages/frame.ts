import type {Locator, Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';

type ScreenName = keyof typeof texts.screens;

/** A text as the beginning of a name that goes on. */
export const startsWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** What surrounds every screen: the rail, the foot, what is open over them. */
export const frame = (page: Page) => {
  const foot = page.getByRole('contentinfo');
  return {
    /** Goes to a screen by the rail. */
    visit: async (screen: ScreenName): Promise<void> => {
      const rail = page.getByRole('navigation', {name: texts.frame.navigation});
      await rail.getByRole('link', {name: startsWith(texts.screens[screen])}).click();
    },
    /** The heading of the screen that is shown. */
    title: (name: string | RegExp): Locator => page.getByRole('heading', {level: 1, name}),
    main: page.getByRole('main'),
    foot,
    /** What the foot says of saving. */
    saving: foot.getByRole('status').first(),
    dialog: (name?: string | RegExp): Locator => page.getByRole('dialog', name === undefined ? {} : {name}),
    /** A message that passes. */
    toast: (text: string | RegExp): Locator => page.getByRole('status').getByText(text),
  };
};
