import {drawState, fill, num, stroke} from './shapes.ts';
import {type Color, page} from './style.ts';
import type {Typefaces} from './typefaces.ts';
import type {Line} from './wrap.ts';

/** Draws on the current page; x from the left, y from the top, in points. Each call writes one string of operators. */
export type Pen = {
  line(line: Line, x: number, baseline: number): void;
  rule(x: number, y: number, width: number, color: Color, thickness?: number): void;
  box(x: number, y: number, width: number, height: number, color: Color): void;
};

/** A pen on a pdfkit document. */
export const penOn = (doc: PDFKit.PDFDocument, faces: Typefaces): Pen => {
  const line = (laid: Line, x: number, baseline: number): void => {
    const {size, kerned} = laid.paragraph.type;
    const scale = size / 1000;
    const y = page.height - baseline;
    const text: string[] = [];
    const shapes: string[] = [];
    let at = x;
    for (const piece of laid.pieces) {
      if (piece.kind === 'state') shapes.push(drawState(piece.state, at, baseline - size * 0.82, size * 0.92));
      else if (piece.kind === 'text') {
        text.push(fill(piece.color), `/${faces.resource(piece.face)} ${num(size)} Tf`);
        text.push(...textOperators(faces.glyphs(piece.face, piece.text, kerned === true), at, y, scale));
        if (piece.goTo !== undefined) linkTo(doc, at, baseline - size, piece.width * scale, size * 1.3, piece.goTo);
      }
      at += piece.width * scale;
    }
    if (shapes.length > 0) doc.addContent(shapes.join('\n'));
    if (text.length > 0) doc.addContent(`q 1 0 0 -1 0 ${num(page.height)} cm BT ${text.join('\n')} ET Q`);
  };
  const rule = (x: number, y: number, width: number, color: Color, thickness = 0.5): void => {
    doc.addContent(`q ${stroke(color)} ${num(thickness)} w ${num(x)} ${num(y)} m ${num(x + width)} ${num(y)} l S Q`);
  };
  const box = (x: number, y: number, width: number, height: number, color: Color): void => {
    doc.addContent(`q ${fill(color)} ${num(x)} ${num(y)} ${num(width)} ${num(height)} re f Q`);
  };
  return {line, rule, box};
};

const textOperators = (units: ReturnType<Typefaces['glyphs']>, x: number, y: number, scale: number): string[] => {
  const out: string[] = [];
  let at = x;
  let start = x;
  let operands: string[] = [];
  const flush = () => {
    if (operands.length > 0)
      out.push(`1 0 0 1 ${num(start)} ${num(y)} Tm [${operands.join('').replaceAll('><', '')}] TJ`);
    operands = [];
  };
  for (const unit of units) {
    if (unit.placed) {
      flush();
      for (const glyph of unit.placed) {
        out.push(`1 0 0 1 ${num(at + glyph.x * scale)} ${num(y + glyph.y * scale)} Tm <${glyph.hex}> Tj`);
      }
      at += unit.width * scale;
      start = at;
    } else {
      if (operands.length === 0) start = at;
      operands.push(unit.operands ?? '');
      at += unit.width * scale;
    }
  }
  flush();
  return out;
};

/** One object a link (pdfkit's `goTo` writes two): the destination is named, so it may come later. */
const linkTo = (doc: PDFKit.PDFDocument, x: number, y: number, width: number, height: number, name: string): void => {
  const annotation = {Type: 'Annot', Subtype: 'Link', Dest: name};
  doc.annotate(x, y, width, height, annotation);
};
