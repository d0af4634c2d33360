import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {packagedFonts} from '../../main/report/fonts.ts';
import type {ReportModel} from '../../main/report/model.ts';
import {type RenderedReport, renderReport} from '../../main/report/render.ts';
import {page} from '../../main/report/style.ts';
import {sampleModel} from './fixture.ts';
import {type Fragment, linesOf, readPdf} from './pdf-reader.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const small = {controls: 6, verdictRows: 12, evidence: 8};
const squeezed = (text: string): string => text.replace(/\s+/g, '');

let rendered: RenderedReport;
let fragments: Fragment[];
let model: ReportModel;
beforeAll(async () => {
  model = sampleModel();
  rendered = await renderReport(model);
  fragments = readPdf(rendered.bytes).fragments();
});

describe('a rendered report', () => {
  it('is the same, byte for byte, for the same model, and another for another time', async () => {
    const again = await renderReport(sampleModel());
    expect(sha256(again.bytes)).toBe(sha256(rendered.bytes));
    const later = await renderReport(sampleModel(undefined, {generatedAt: '2026-11-15T09:31:07.000Z'}));
    expect(sha256(later.bytes)).not.toBe(sha256(rendered.bytes));
  });

  it('is PDF 1.7 and embeds a subset of every font it uses', () => {
    const {all, latin} = readPdf(rendered.bytes);
    expect(latin.slice(0, 8)).toBe('%PDF-1.7');
    const descriptors = all.filter(o => o.dict.includes('/Type /FontDescriptor'));
    const type0 = all.filter(o => o.dict.includes('/Subtype /Type0'));
    expect(descriptors.length).toBe(type0.length);
    expect(descriptors.length).toBeGreaterThanOrEqual(4);
    for (const {dict} of descriptors) {
      expect(dict).toMatch(/\/FontFile2 \d+ 0 R/);
      expect(dict).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans/);
    }
    expect(latin).not.toContain('Helvetica');
    expect(latin).not.toMatch(/\/Subtype \/Type1\b/);
  });

  it('numbers every page of all pages', () => {
    const {pages} = readPdf(rendered.bytes);
    expect(pages).toHaveLength(rendered.pages);
    for (let n = 1; n <= rendered.pages; n++) {
      expect(fragments.some(f => f.page === n && f.text === `${n} of ${rendered.pages}`)).toBe(true);
    }
  });

  it('names reference and classification at the head of every page but the cover', () => {
    for (let n = 2; n <= rendered.pages; n++) {
      const head = fragments.filter(f => f.page === n && f.y < 56).map(f => f.text);
      expect(head.join('')).toContain(model.reference);
      expect(head).toContain('Strictly confidential');
    }
  });

  it('shows names in every script we promise', () => {
    const text = linesOf(fragments).join('\n');
    for (const name of [
      'Zdeněk Dvořák',
      'Łucja Wiśniewska',
      'Ελένη Παπαδοπούλου',
      'Олена Шевченко',
      '王小明',
      'İlker Yıldız',
      '上海支付有限公司',
    ]) {
      expect(text).toContain(name);
    }
  });

  it('prints every SHA-256 in full, on one line', () => {
    const lines = new Set(fragments.map(f => f.text));
    for (const {files} of model.evidence) for (const {sha256: hash} of files) expect(lines).toContain(hash);
    expect(lines).toContain(model.custody.head);
  });

  it('says of every unread call where, how it ended, why, and what to grant', () => {
    const text = squeezed(fragments.map(f => f.text).join(''));
    for (const u of model.unread) {
      for (const part of [u.operation, u.region, u.error, ...u.permissions, ...u.controls.map(c => c.id)]) {
        expect(text).toContain(squeezed(part));
      }
    }
  });

  it('has every control, rule and limitation of the model', () => {
    const text = squeezed(fragments.map(f => f.text).join(''));
    for (const c of model.controls) expect(text).toContain(squeezed(`${c.ref.id}  ${c.name}`));
    for (const check of model.checks) expect(text).toContain(squeezed(check.rule));
    for (const limitation of model.limitations) expect(text).toContain(squeezed(limitation));
  });

  it('gives contents that point to the right pages', () => {
    const titleSize = 19;
    const contents = linesOf(fragments.filter(f => f.page === 2));
    for (const title of ['Management summary', 'What could not be read', 'Evidence index', 'Limitations']) {
      const at = fragments.find(f => f.text === title && f.size === titleSize)?.page;
      expect(contents).toContain(`${title}${at}`);
    }
  });

  it('repeats table heads on the pages a table runs over, with the check it is in', () => {
    const continued = fragments.filter(f => /^A\.[\d.]+ .+ \(continued\)$/.test(f.text));
    expect(continued.length).toBeGreaterThan(0);
    for (const {page: n, y} of continued) {
      const above = fragments.filter(f => f.page === n && f.y < y && f.y > page.top - 5).map(f => f.text);
      expect(above).toEqual(['Verdict', 'Resource', 'Reason', 'Evidence']);
    }
  });

  it('links references to the evidence index, and every link has its target', () => {
    const {all} = readPdf(rendered.bytes);
    const links = all
      .filter(o => o.dict.includes('/Subtype /Link'))
      .map(o => /\/Dest \(([^)]*)\)/.exec(o.dict)?.[1] ?? '');
    expect(links.length).toBeGreaterThan(model.evidence.length);
    const tree = all.find(o => o.dict.includes('/Names ['))?.dict ?? '';
    const names = new Set([...tree.matchAll(/\((\w+)\) \[/g)].map(m => m[1]));
    expect(links.filter(link => !names.has(link))).toEqual([]);
  });

  it('overlaps no text and stays inside the page', () => expectTidy(fragments));
});

describe('advice', () => {
  it('is shown in a readiness audit', () => {
    expect(linesOf(fragments).join('\n')).toContain('What could help');
  });
  it('is absent from a certification audit, even if the model holds some', async () => {
    const held = sampleModel(small, {mode: 'certification', controls: sampleModel(small).controls});
    const {bytes} = await renderReport(held);
    const text = readPdf(bytes).text();
    expect(held.controls.some(c => c.verdicts.some(v => v.remediation !== undefined))).toBe(true);
    expect(text).not.toContain('What could help');
    expect(text).not.toContain('Turn on the account-wide block');
  });
});

describe('fonts', () => {
  const fonts = packagedFonts();
  const absent = {regular: '/nowhere/regular.ttf', bold: '/nowhere/bold.ttf'};
  const latin = (): ReportModel => {
    const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, '-');
    return JSON.parse(
      JSON.stringify(sampleModel(small), (_, v) => (typeof v === 'string' ? plain(v) : v)),
    ) as ReportModel;
  };
  it('does not open the Chinese font where no text needs it', async () => {
    const {bytes} = await renderReport(latin(), {fonts: {...fonts, fallbacks: [absent]}});
    expect(readPdf(bytes).latin).not.toContain('NotoSansSC');
  });
  it('says which font file is missing where a text needs it', async () => {
    const report = renderReport({...latin(), client: '上海'}, {fonts: {...fonts, fallbacks: [absent]}});
    await expect(report).rejects.toMatchObject({code: 'missing-font', message: expect.stringContaining('/nowhere/')});
  });
  it('refuses a file that is no font', async () => {
    const report = renderReport(latin(), {fonts: {...fonts, bold: import.meta.filename}});
    await expect(report).rejects.toMatchObject({code: 'unusable-font'});
  });
});

describe('odd models', () => {
  it('refuses a report without a date', async () => {
    await expect(renderReport(sampleModel(small, {generatedAt: 'yesterday'}))).rejects.toMatchObject({
      code: 'bad-date',
    });
  });
  it('stops when cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(renderReport(sampleModel(small), {signal})).rejects.toMatchObject({code: 'cancelled'});
  });
  it('says so where there is nothing: no targets, checks, evidence, controls or unread calls', async () => {
    const empty = {targets: [], families: [], controls: [], checks: [], evidence: [], unread: [], limitations: []};
    const text = readPdf((await renderReport(sampleModel(small, empty))).bytes).text();
    expect(text).toContain('Every read that this assessment asked for ended in an answer.');
    expect(text).toContain('No evidence was kept in this assessment.');
  });
  it('keeps controls of a family that the model does not list', async () => {
    const {bytes} = await renderReport(sampleModel(small, {families: []}));
    expect(readPdf(bytes).text()).toContain('A.5.1.1');
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['a 2 kB word', 'x'.repeat(2000)],
  ['10,000 characters of prose', 'Every joiner is recorded on the day itself. '.repeat(230)],
  ['line breaks only', '\n\r\n\u2028\n'],
  ['right-to-left override', 'invoice\u202Efdp.exe \u2066x\u2069'],
  ['NUL and controls', 'a\0b\u0007c\u009bd\u007f'],
  ['emoji', '👩‍👩‍👧 😀 ❤️'],
  ['lone surrogates', '\ud800x\udc00'],
  ['marks without a base', `\u0301\u0302 and e${'\u0301'.repeat(60)}`],
  ['markup', `R&D <x> "y" 'z' ]]> {title} \\( )`],
  ['a 300-character id', `arn:aws:s3:::${'payments-archive/'.repeat(18)}`.slice(0, 300)],
  ['scripts without a font', 'שלום العربية 김철수'],
  ['own keys of objects', 'constructor __proto__ toString'],
];
const kept = new Set([
  'mode',
  'generatedAt',
  'conclusion',
  'verdict',
  'edition',
  'classification',
  'id',
  'family',
  'ref',
]);
/** Places in the papers that hold one of a few words, and no text of people. */
const oneOf = [
  /^papers\.findings\.\d+\.(grade|requirement\.source)$/,
  /^papers\.samples\.\d+\.(basis|population\.source\.from|items\.\d+\.result)$/,
  /^papers\.(interviews\.\d+\.method|requests\.\d+\.status|matrices\.\d+\.rows\.\d+\.party)$/,
  /^papers\.vendors\.\d+\.assurances\.\d+\.state$/,
  /^papers\.support\..*\.(state|layer)$/,
  /^papers\.signOffs\..*\.change$/,
  /^papers\.(withdrawn|coverage|reviews)\.\d+\.kind$/,
  /\.value\.kind$/,
];
const replaced = <T>(value: T, text: string, path: readonly string[] = []): T => {
  const key = path.at(-1) ?? '';
  if (typeof value === 'string') return (kept.has(key) || oneOf.some(p => p.test(path.join('.'))) ? value : text) as T;
  if (Array.isArray(value)) return value.map((v, i) => replaced(v, text, [...path, `${i}`])) as T;
  if (value === null || typeof value !== 'object' || key === 'ref') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(v, text, [...path, k])])) as T;
};

describe('hostile text everywhere', () => {
  const papers = {findings: 5, soaRows: 4, samples: 2, itemsPerSample: 5, records: 2};
  const tiny = {controls: 3, verdictRows: 3, evidence: 2, papers};
  it.each(hostile)(
    '%s',
    async (_, text) => {
      const {bytes, pages} = await renderReport(replaced(sampleModel(tiny), text));
      const found = readPdf(bytes).fragments();
      expect(readPdf(bytes).pages).toHaveLength(pages);
      expectTidy(found);
    },
    60_000,
  );
  it('a 100 kB word in an answer, and none of it lost', async () => {
    const word = Array.from({length: 10_000}, (_, i) => `${i}`.padStart(10, 'w')).join('');
    const base = sampleModel(tiny);
    const controls = base.controls.map(c => ({
      ...c,
      answers: c.answers.map(a => ({...a, answer: word, reason: word.slice(0, 50)})),
    }));
    const {bytes} = await renderReport({...base, controls: controls.slice(0, 1)});
    const found = readPdf(bytes).fragments();
    const body = found.filter(f => f.size === 9.4).map(f => f.text);
    expect(body.join('')).toContain(word);
  });
  it('shows what cannot be seen as a visible mark, nothing dropped', async () => {
    const {bytes} = await renderReport(sampleModel(tiny, {title: 'a\u202Eb\0c😀d\ud800e\u200bf'}));
    const title = linesOf(
      readPdf(bytes)
        .fragments()
        .filter(f => f.size === 27),
    ).join('');
    expect(title).toBe('a[U+202E]b[U+0000]c[U+1F600]d[U+D800]e[U+200B]f');
  });
});

describe('other readers agree', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.pdf');
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  const has = (tool: string): boolean => {
    try {
      execFileSync(tool, [tool === 'qpdf' ? '--version' : '-v'], {stdio: 'ignore'});
      return true;
    } catch {
      return false;
    }
  };
  const withTool = (tool: string, name: string, check: () => void) =>
    it(`${tool}: ${name}`, context => {
      if (!has(tool)) context.skip(`${tool} is not installed`);
      writeFileSync(file, rendered.bytes);
      check();
    });
  withTool('qpdf', 'finds no fault', () => {
    expect(execFileSync('qpdf', ['--check', file], {encoding: 'utf8'})).toContain(
      'No syntax or stream encoding errors',
    );
  });
  withTool('pdffonts', 'every font is embedded, subset, and maps to Unicode', () => {
    const rows = execFileSync('pdffonts', [file], {encoding: 'utf8'}).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const row of rows) expect(row).toMatch(/yes yes yes/);
  });
  withTool('pdftotext', 'reads the names as they are written', () => {
    const text = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 26});
    for (const name of ['Łucja Wiśniewska', 'Ελένη Παπαδοπούλου', 'Олена Шевченко', '王小明'])
      expect(text).toContain(name);
  });
});

/** No text outside the margins, and none over other text. */
const expectTidy = (found: readonly Fragment[]): void => {
  const faults: string[] = [];
  const byPage = Map.groupBy(found, f => f.page);
  for (const on of byPage.values()) {
    for (const f of on) {
      const inside =
        f.x >= page.left - 0.5 && f.x + f.width <= page.width - page.right + 0.5 && f.y > 20 && f.y < page.height - 20;
      if (!inside)
        faults.push(`outside: page ${f.page} "${f.text.slice(0, 40)}" x ${f.x} to ${f.x + f.width}, y ${f.y}`);
    }
    const sorted = on.filter(f => f.width > 0.5).toSorted((a, b) => a.y - b.y);
    sorted.forEach((a, i) => {
      for (const b of sorted.slice(i + 1)) {
        if (b.y - a.y > 0.62 * b.size) break;
        const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        if (across > 0.6) faults.push(`over: page ${a.page} "${a.text.slice(0, 40)}" and "${b.text.slice(0, 40)}"`);
      }
    });
  }
  expect(faults.slice(0, 5)).toEqual([]);
};
