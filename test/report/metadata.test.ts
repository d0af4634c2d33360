import {describe, expect, it} from 'vitest';
import {xmlText} from '../../main/report/metadata.ts';
import {renderReport} from '../../main/report/render.ts';
import {sampleModel} from './fixture.ts';
import {readPdf} from './pdf-reader.ts';

const tiny = {controls: 1, verdictRows: 1, evidence: 1};
const xmpOf = async (changes: Parameters<typeof sampleModel>[1]): Promise<string> => {
  const {bytes} = await renderReport(sampleModel(tiny, changes));
  const {root, object} = readPdf(bytes);
  const id = Number(/\/Metadata (\d+) 0 R/.exec(root?.dict ?? '')?.[1]);
  return object(id).stream?.toString('utf8') ?? '';
};

const unescaped = (xml: string): string =>
  xml.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"})[name] ?? '',
  );

/** Faults of well-formedness (XML 1.0): stray markup, unbalanced elements, forbidden characters, unbound prefixes. */
const faultsOf = (xml: string): string[] => {
  const faults: string[] = [];
  const open: string[] = [];
  const rest = xml
    .replace(/<\?xpacket [^<>]*\?>/g, '')
    .replace(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g, (_, close, name, __, empty) => {
      if (close === '/') {
        if (open.pop() !== name) faults.push(`unbalanced ${name}`);
      } else if (empty !== '/') open.push(name);
      return '';
    });
  if (open.length > 0) faults.push(`left open: ${open.join(' ')}`);
  if (/[<>]/.test(rest)) faults.push('stray markup');
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(rest)) faults.push('stray ampersand');
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml)) faults.push('forbidden character');
  for (const [, prefix] of xml.matchAll(/<(\w+):/g))
    if (!xml.includes(`xmlns:${prefix}=`)) faults.push(`unbound ${prefix}`);
  return faults;
};

describe('the metadata of the document', () => {
  it.each([
    ['an ampersand and markup', 'R&D <x>'],
    ['quotes and a CDATA end', `"a" 'b' ]]> <![CDATA[`],
    ['controls and lone surrogates', 'a\0b\u001bc\ud800d\uffffe'],
    ['an entity of its own', '&nbsp; &#0; &lol;'],
    ['several scripts', 'Łódź Ελένη Шевченко 王小明 😀'],
  ])('is well-formed XML with %s in it', async (_, title) => {
    const xmp = await xmpOf({title, client: title, auditor: title, toolVersion: title});
    expect(faultsOf(xmp)).toEqual([]);
  });

  it('gives the title as it is', async () => {
    const xmp = await xmpOf({title: 'R&D <x>', reference: 'EP-1'});
    const title = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1];
    expect(unescaped(title ?? '')).toBe('EP-1: R&D <x>');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-14T09:31:07Z</xmp:CreateDate>');
  });

  it('shows what XML cannot hold as a mark', () => {
    expect(xmlText('a\0<\ud800')).toBe('a[U+0000]&lt;[U+D800]');
  });

  it('asks readers to show the title, and names the language', async () => {
    const {bytes} = await renderReport(sampleModel(tiny));
    const {root, latin} = readPdf(bytes);
    expect(root?.dict).toContain('/Lang (en)');
    expect(latin).toContain('/DisplayDocTitle true');
  });
});
