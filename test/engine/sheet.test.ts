import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inflateRawSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {csvOf, type Sheet, writeSheet, xlsxOf} from '../../main/engine/sheet.ts';
import {evidenceRanges} from '../../main/engine/soa-sheet.ts';
import {freshFolder} from './fixture.ts';

const sheet: Sheet = {
  name: 'SoA 2022',
  columns: [
    {head: 'Control', width: 10},
    {head: 'Notes & more', width: 44},
  ],
  rows: [
    ['A.5.1', 'Łódź, Αθήνα, 有限公司 <b> "q" & \'a\''],
    ['A.5.2', '=1+1'],
    ['A.5.3', 'first\nsecond'],
    ['A.5.4', ''],
    ['A.5.5', 'control \u0007 character'],
    ['A.5.6', '  spaces  '],
  ],
};

/** The files of a zip by its directory (APPNOTE 4.3), unpacked. */
const unzip = (bytes: Uint8Array): Map<string, string> => {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment, local] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const text = zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
};

const workbook = async (made: Sheet) => {
  const files = unzip(await xlsxOf(made));
  const part = (name: string) => files.get(name) ?? expect.unreachable(`no ${name} in ${[...files.keys()]}`);
  return {
    sheet: part('xl/worksheets/sheet1.xml'),
    styles: part('xl/styles.xml'),
    strings: part('xl/sharedStrings.xml'),
    book: part('xl/workbook.xml'),
  };
};

test('a workbook has its head bold and frozen, its widths, and wrapped text', async () => {
  const {sheet: xml, styles, book} = await workbook(sheet);
  expect(book).toContain('name="SoA 2022"');
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(xml).toMatch(/<col [^>]*width="10"/);
  expect(xml).toMatch(/<col [^>]*width="44"/);
  const formats = [
    ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs),
  ].map(([xf]) => xf);
  const fonts = [
    ...(/<fonts[^>]*>(.*?)<\/fonts>/s.exec(styles)?.[1] ?? '').matchAll(/<font>.*?<\/font>|<font\/>/gs),
  ].map(([font]) => font);
  const formatOf = (cell: string) => formats[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1])] ?? '';
  const fontOf = (cell: string) => fonts[Number(/fontId="(\d+)"/.exec(formatOf(cell))?.[1])] ?? '';
  expect(fontOf('A1')).toContain('<b/>');
  expect(fontOf('A2')).not.toContain('<b/>');
  for (const cell of ['A1', 'B2']) expect(formatOf(cell)).toMatch(/wrapText="(1|true)"/);
});

test('every cell is a text and none a formula, markup is escaped, and characters XML may not hold are gone', async () => {
  const {sheet: xml, strings} = await workbook(sheet);
  expect(xml).not.toMatch(/<f[ >]/);
  const types = [...xml.matchAll(/<c r="[A-Z]+\d+"[^>]*>/g)].filter(([cell]) => !cell.endsWith('/>'));
  for (const [cell] of types) expect(cell).toMatch(/ t="(s|inlineStr|str)"/);
  expect(strings).toContain('&lt;b&gt;');
  expect(strings).toContain('=1+1');
  expect(strings).toContain('有限公司');
  expect(strings).not.toContain('\u0007');
});

test('a text longer than Excel holds is cut and says so', async () => {
  const {strings} = await workbook({...sheet, rows: [['A.5.1', 'x'.repeat(40_000)]]});
  const longest = Math.max(...[...strings.matchAll(/<t[^>]*>([^<]*)</g)].map(([, text]) => text?.length ?? 0));
  expect(longest).toBe(32_767);
  expect(strings).toContain('(cut: Excel holds no more in a cell)');
});

test('a CSV begins with the mark Excel knows, and a text like a formula gets an apostrophe', () => {
  const text = Buffer.from(csvOf(sheet)).toString('utf8');
  expect(text.startsWith('\ufeffControl,Notes & more\r\n')).toBe(true);
  expect(text).toContain("\r\nA.5.2,'=1+1\r\n");
  expect(text).toContain('\r\nA.5.3,"first\nsecond"\r\n');
});

test.each(['csv', 'xlsx'] as const)('a %s file is written whole, and never over another one unasked', async format => {
  const path = join(freshFolder(), `table.${format}`);
  const written = await writeSheet(sheet, {format, path, replace: false});
  expect(written).toMatchObject({path, bytes: readFileSync(path).length});
  await expect(writeSheet(sheet, {format, path, replace: false})).rejects.toMatchObject({
    code: expect.stringMatching(/exists/),
  });
  await expect(writeSheet(sheet, {format, path, replace: true})).resolves.toMatchObject({path});
});

test.each([
  [[], ''],
  [['E-000001'], 'E-000001'],
  [['E-000001', 'E-000002'], 'E-000001, E-000002'],
  [['E-000001', 'E-000002', 'E-000003', 'E-000009'], 'E-000001 to E-000003, E-000009'],
  [['E-999999', 'E-1000000', 'E-1000001'], 'E-999999 to E-1000001'],
])('evidence %j is shown as "%s"', (ids, text) => {
  expect(evidenceRanges(ids)).toBe(text);
});
