import type {Page} from '@playwright/test';
import {texts} from '../../../../renderer/texts/texts.ts';
import {startsWith} from './frame.ts';

const words = texts.packaging;

/** Sign-off, what is open, the seal and the package. */
export const packagePage = (page: Page) => {
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog', {name: startsWith(words.signOff.dialogTitle(''))});
  return {
    dialog,
    /** Opens the dialog in which `what` is signed in a role. */
    sign: (what: string, role: 'prepared' | 'reviewed') =>
      main.getByRole('button', {name: words.signOff.signAs(words.signOff.roles[role], what)}).click(),
    name: dialog.getByRole('textbox', {name: startsWith(words.signOff.name)}),
    samePerson: (name: string) => dialog.getByText(words.signOff.samePerson(name)),
    submit: (role: 'prepared' | 'reviewed') =>
      dialog.getByRole('button', {name: words.signOff.signAsRole(words.signOff.roles[role])}),
    scope: (what: string) => main.getByRole('row', {name: startsWith(what)}),
    open: (text: string | RegExp) => main.getByRole('heading', {level: 3, name: text}),
    chooseFolder: () => main.getByRole('button', {name: words.build.choose, exact: true}).click(),
    seal: () => main.getByRole('button', {name: words.build.seal, exact: true}).click(),
    built: main.getByRole('heading', {level: 3, name: words.built.title, exact: true}),
    identity: main.getByRole('term').filter({hasText: words.built.identity}).locator('xpath=following-sibling::*[1]'),
    path: main.getByRole('term').filter({hasText: words.built.path}).locator('xpath=following-sibling::*[1]'),
    verify: () => main.getByRole('button', {name: words.built.verify}).click(),
    holds: main.getByText(words.built.verified),
  };
};
