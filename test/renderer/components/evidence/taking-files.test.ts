// @vitest-environment happy-dom
import {beforeAll, describe, expect, it} from 'vitest';

type Chosen = typeof import('../../../../renderer/components/evidence/chosen-files.ts');
let chosen: Chosen;
let receiverFor: typeof import('../../../../renderer/components/evidence/paste-receivers.ts').receiverFor;

beforeAll(async () => {
  Object.defineProperty(window, 'fieldwork', {value: {call: async () => ({}), subscribe: () => () => {}}});
  chosen = await import('../../../../renderer/components/evidence/chosen-files.ts');
  ({receiverFor} = await import('../../../../renderer/components/evidence/paste-receivers.ts'));
});

describe('files chosen', () => {
  it.each([
    ['/files/Access list.xlsx', 'Access list.xlsx'],
    ['D:\\files\\list.csv', 'list.csv'],
    ['/files/folder/', 'folder'],
  ])('%s is named %s', (path, name) => {
    expect(chosen.fileName(path)).toBe(name);
  });

  it('go by their path where they have one, else by their bytes', async () => {
    const files = [new File(['abc'], 'a.txt'), new File(['xyz'], 'b.txt')];
    const [a, b] = await chosen.fromFiles(files, undefined, async file =>
      file.name === 'a.txt' ? '/files/a.txt' : '',
    );
    expect(a).toMatchObject({name: 'a.txt', size: 3, source: {path: '/files/a.txt'}});
    const bytes = b && 'bytes' in b.source ? await b.source.bytes() : undefined;
    expect(bytes && new TextDecoder().decode(bytes)).toBe('xyz');
  });

  it('of the clipboard get a name that tells them apart', () => {
    const at = new Date('2026-11-21T09:41:07.123Z');
    const say = (stamp: string) => `Screenshot ${stamp}`;
    expect(chosen.nameOfPaste(new File([], 'image.png', {type: 'image/png'}), at, say)).toBe(
      'Screenshot 2026-11-21 09.41.07.png',
    );
    expect(chosen.nameOfPaste(new File([], 'plan.pdf', {type: 'application/pdf'}), at, say)).toBe('plan.pdf');
    expect(chosen.nameOfPaste(new File([], '', {type: 'image/svg+xml'}), at, say)).toMatch(/\.png$/);
  });
});

describe('a paste', () => {
  const element = (html: string) => {
    const one = document.createElement('div');
    one.innerHTML = html;
    return one;
  };
  const field = () => element('<input>');
  const receiver = (of: Element) => ({element: () => of, take: () => {}});

  it('goes to the field around the focus', () => {
    const [first, second] = [field(), field()];
    const all = [receiver(first), receiver(second)];
    expect(receiverFor(all, first.querySelector('input'), null)).toBe(all[0]);
  });

  it('goes to the last field shown where the focus is in none', () => {
    const all = [receiver(field()), receiver(field())];
    expect(receiverFor(all, document.body, null)).toBe(all[1]);
  });

  it('never reaches behind an open dialog', () => {
    const dialog = element('<input>');
    const behind = receiver(field());
    expect(receiverFor([behind], document.body, dialog)).toBeUndefined();
    const inside = field();
    dialog.append(inside);
    const all = [receiver(inside), behind];
    expect(receiverFor(all, document.body, dialog)).toBe(all[0]);
  });
});
