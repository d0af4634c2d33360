import {clipped, drawLine, lay, startSection, text} from '../flow.ts';
import type {Report} from '../parts.ts';
import {colors, measure, page} from '../style.ts';

export type ContentsEntry = {readonly name: string; readonly title: string; readonly level: 0 | 1};

const spacious = [
  {type: {size: 10, leading: 17}, style: 'bold', indent: 0, before: 5},
  {type: {size: 9.2, leading: 15}, style: 'regular', indent: 18, before: 0},
] as const;
/** For a list that would run over the page by a few lines. */
const tight = [
  {type: {size: 9.6, leading: 14}, style: 'bold', indent: 0, before: 3},
  {type: {size: 8.8, leading: 12.4}, style: 'regular', indent: 18, before: 0},
] as const;
/** Room for a page number. */
const numbers = 40;

/** The list of parts with their pages. */
export const contents = ({texts, paper}: Report, entries: readonly ContentsEntry[]): void => {
  startSection(paper, 'contents', texts.contents.title);
  const height = entries.reduce((sum, {level}) => sum + spacious[level].type.leading + spacious[level].before, 0);
  const levels = height > paper.room ? tight : spacious;
  for (const {name, title, level} of entries) {
    const {type, style, indent, before} = levels[level];
    if (!paper.fresh) paper.y += before;
    const width = measure - indent - numbers - 16;
    const laid = clipped(paper.faces, {text: title, style, goTo: name}, type, width);
    paper.need(laid.height);
    drawLine(paper, laid, page.left + indent, paper.y, width);
    const end = page.left + indent + (laid.line.width * type.size) / 1000 + 6;
    const leader = page.left + measure - numbers + 10 - end;
    if (leader > 0) paper.pen.rule(end, paper.y + laid.height / 2 + 3, leader, colors.line, 0.4);
    const number = lay(paper.faces, [text([{pageOf: name}], type, {align: 'right'})], numbers)[0];
    if (number) drawLine(paper, number, page.left + measure - numbers, paper.y, numbers);
    paper.y += laid.height;
  }
};
