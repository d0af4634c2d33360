import {clipped, drawLine} from './flow.ts';
import {instant, reportClassification} from './format.ts';
import type {Report} from './parts.ts';
import {colors, measure, page, type} from './style.ts';
import {fillIn} from './texts.ts';

/** Room for the classification or the page number on the right. */
const right = 150;

/** Running head and foot of a page; the cover has only the foot. */
export const furniture = ({model, texts, paper}: Report, number: number, pages: number): void => {
  const t = texts.furniture;
  const put = (value: string, y: number, x: number, width: number, align: 'left' | 'right') => {
    const laid = clipped(paper.faces, {text: value, color: colors.faint}, type.tiny, width);
    const shift = align === 'right' ? width - (laid.line.width * type.tiny.size) / 1000 : 0;
    drawLine(paper, laid, x + shift, y, width);
  };
  const both = (left: string, ending: string, y: number) => {
    put(left, y, page.left, measure - right, 'left');
    put(ending, y, page.left + measure - right + 10, right - 10, 'right');
  };
  if (number > 1) {
    both(`${model.reference}  ·  ${model.client}`, t.classification[reportClassification(model)], 40);
    paper.pen.rule(page.left, 56, measure, colors.line);
  }
  const made = fillIn(t.made, {version: model.toolVersion, date: instant(model.generatedAt)});
  both(made, fillIn(t.page, {page: `${number}`, pages: `${pages}`}), page.height - 44);
};
