import {drawLine, lay, text} from '../flow.ts';
import type {Report} from '../parts.ts';
import {colors, measure, page, type} from '../style.ts';
import {oneLine} from '../visible.ts';

export type ContentsEntry = {readonly name: string; readonly title: string; readonly level: 0 | 1};

/** The list of parts with their pages; the numbers are drawn once all pages exist. */
export const contents = ({texts, paper}: Report, entries: readonly ContentsEntry[]): void => {
  paper.newPage();
  paper.bookmark(texts.contents.title, 0);
  const title = lay(
    paper.faces,
    [text([{text: texts.contents.title, style: 'bold', color: colors.accent}], type.title)],
    measure,
  );
  if (title[0]) drawLine(paper, title[0], page.left, paper.y, measure);
  paper.y += 30;
  paper.pen.rule(page.left, paper.y, measure, colors.accent, 1.1);
  paper.y += 12;
  for (const {name, title, level} of entries) {
    if (level === 0) paper.y += paper.fresh ? 0 : 5;
    const indent = level * 18;
    const style = level === 0 ? ({size: 10, leading: 17} as const) : ({size: 9.2, leading: 15} as const);
    const width = measure - indent - 46;
    const span = {text: cut(oneLine(title)), style: level === 0 ? 'bold' : 'regular', goTo: name} as const;
    const line = lay(paper.faces, [text([span], style)], width)[0];
    if (!line) continue;
    paper.need(line.height);
    drawLine(paper, line, page.left + indent, paper.y, width);
    const end = page.left + indent + (line.line.width * style.size) / 1000;
    const y = paper.y;
    paper.pen.rule(end + 6, y + line.height / 2 + 3, measure + page.left - 34 - end, colors.line, 0.4);
    const number = lay(paper.faces, [text([{pageOf: name}], style, {align: 'right'})], 40)[0];
    if (number) drawLine(paper, number, page.left + measure - 40, y, 40);
    paper.y += line.height;
  }
};

const longest = 90;
const cut = (title: string): string => (title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title);
