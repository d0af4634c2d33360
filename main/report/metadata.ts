import type {ReportModel} from './model.ts';
import {oneLine} from './visible.ts';

export type DocumentInfo = {
  readonly Title: string;
  readonly Author: string;
  readonly Subject: string;
  readonly Creator: string;
  readonly Producer: string;
  readonly CreationDate: Date;
  readonly ModDate: Date;
};

/** What the document says of itself; the same model gives the same. */
export const documentInfo = (model: ReportModel, created: Date): DocumentInfo => ({
  Title: oneLine(`${model.reference}: ${model.title}`),
  Author: oneLine(model.auditor),
  Subject: oneLine(model.client),
  Creator: oneLine(`Fieldwork ${model.toolVersion}`),
  Producer: 'Fieldwork with pdfkit',
  CreationDate: created,
  ModDate: created,
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text that is well formed inside an XML element or attribute (XML 1.0 §2.2: no controls, no surrogates). */
export const xmlText = (value: string): string => oneLine(value).replace(/[&<>"']/g, c => entities[c] ?? c);

/** The XMP description of the document (ISO 16684-1), the same as its information dictionary. */
export const xmpDescription = (info: DocumentInfo): string => {
  const date = `${info.CreationDate.toISOString().slice(0, 19)}Z`;
  return `
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
  <dc:format>application/pdf</dc:format>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(info.Title)}</rdf:li></rdf:Alt></dc:title>
  <dc:creator><rdf:Seq><rdf:li>${xmlText(info.Author)}</rdf:li></rdf:Seq></dc:creator>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(info.Subject)}</rdf:li></rdf:Alt></dc:description>
  <xmp:CreatorTool>${xmlText(info.Creator)}</xmp:CreatorTool>
  <xmp:CreateDate>${date}</xmp:CreateDate>
  <xmp:ModifyDate>${date}</xmp:ModifyDate>
  <pdf:Producer>${xmlText(info.Producer)}</pdf:Producer>
</rdf:Description>`;
};

/**
 * pdfkit writes its own description at the end, unescaped; ours takes its place. A later PDF/A identification belongs here too
 * (`pdfaid:part`), beside `subset` and `tagged` in the document's options.
 */
export const describeWith = (doc: PDFKit.PDFDocument, info: DocumentInfo): void => {
  Object.defineProperty(doc, '_addInfo', {value: () => doc.appendXML(xmpDescription(info))});
};
