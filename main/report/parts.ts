import {drawLine, heightOf, lay, text, write} from './flow.ts';
import type {EvidenceMarks} from './format.ts';
import type {ReportModel} from './model.ts';
import type {Paper} from './paper.ts';
import type {Places} from './places.ts';
import type {State} from './shapes.ts';
import {colors, measure, page, type} from './style.ts';
import type {ReportTexts} from './texts.ts';
import type {Paragraph} from './wrap.ts';

/** What every part of the report needs. */
export type Report = {
  readonly model: ReportModel;
  readonly texts: ReportTexts;
  readonly paper: Paper;
  readonly marks: EvidenceMarks;
  readonly places: Places;
};

/** Label and value side by side, one pair below the other; long values flow over pages. */
export const facts = (
  paper: Paper,
  rows: readonly (readonly [label: string, value: readonly Paragraph[]])[],
  options: {readonly label?: number; readonly gap?: number; readonly indent?: number} = {},
): void => {
  const labelWidth = options.label ?? 118;
  const indent = options.indent ?? 0;
  for (const [label, value] of rows) {
    const labels = lay(paper.faces, [text([{text: label, color: colors.faint}], type.small)], labelWidth - 10);
    const values = lay(paper.faces, value, measure - indent - labelWidth);
    paper.need(Math.max(heightOf(labels), heightOf(values.slice(0, 2))));
    const [top, start] = [paper.y, paper.page];
    const lead = values[0] ? (values[0].height - type.small.leading) / 2 + 0.3 : 0;
    let y = top + lead;
    for (const line of labels) {
      drawLine(paper, line, page.left + indent, y, labelWidth);
      y += line.height;
    }
    write(paper, value, {indent: indent + labelWidth});
    if (paper.page === start) paper.y = Math.max(paper.y, y);
    paper.y += options.gap ?? 4;
  }
};

export type Figure = {readonly state: State; readonly value: string; readonly label: string};

/** Numbers side by side, each with the shape of its state. */
export const figures = (paper: Paper, items: readonly Figure[]): void => {
  const width = measure / items.length;
  const labels = items.map(i =>
    lay(paper.faces, [text([{text: i.label, color: colors.soft}], type.small)], width - 22),
  );
  const height = 40 + Math.max(...labels.map(heightOf));
  paper.need(height + 8);
  paper.pen.box(page.left, paper.y, measure, height, colors.ground);
  items.forEach((item, i) => {
    const x = page.left + i * width + 11;
    const number = lay(
      paper.faces,
      [text([{state: item.state}, {text: item.value, style: 'bold'}], type.title)],
      width * 2,
    );
    if (number[0]) drawLine(paper, number[0], x, paper.y + 7, width);
    let y = paper.y + 33;
    for (const line of labels[i] ?? []) {
      drawLine(paper, line, x, y, width);
      y += line.height;
    }
  });
  paper.y += height + 8;
};

/** A block on a soft ground, for what stands by itself; longer than the room left, it starts on a new page. */
export const note = (paper: Paper, paragraphs: readonly Paragraph[]): void => {
  const lines = lay(paper.faces, paragraphs, measure - 28);
  const height = heightOf(lines) + 20;
  if (height > page.height - page.top - page.bottom) {
    write(paper, paragraphs, {indent: 14, width: measure - 28});
    return;
  }
  paper.need(height);
  paper.pen.box(page.left, paper.y, measure, height, colors.ground);
  paper.pen.box(page.left, paper.y, 2.5, height, colors.accent);
  let y = paper.y + 10;
  lines.forEach((line, i) => {
    y += i === 0 ? 0 : line.before;
    drawLine(paper, line, page.left + 16, y, measure - 28);
    y += line.height;
  });
  paper.y += height;
};
