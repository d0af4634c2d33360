import {drawLine, lay, text} from './flow.ts';
import {instant, reportClassification} from './format.ts';
import type {Report} from './parts.ts';
import {colors, measure, page, type} from './style.ts';
import {fillIn} from './texts.ts';
import {oneLine} from './visible.ts';

const longest = 70;

/** Running head and foot of a page; the cover has only the foot. */
export const furniture = ({model, texts, paper}: Report, number: number, pages: number): void => {
  const t = texts.furniture;
  const put = (value: string, y: number, align: 'left' | 'right') => {
    const line = lay(paper.faces, [text([{text: value, color: colors.faint}], type.tiny, {align})], measure)[0];
    if (line) drawLine(paper, line, page.left, y, measure);
  };
  const foot = page.height - 44;
  if (number > 1) {
    const client = oneLine(model.client);
    put(
      `${oneLine(model.reference).slice(0, longest)}  ·  ${client.length > longest ? `${client.slice(0, longest - 1)}…` : client}`,
      40,
      'left',
    );
    put(t.classification[reportClassification(model)], 40, 'right');
    paper.pen.rule(page.left, 56, measure, colors.line);
  }
  put(
    fillIn(t.made, {version: oneLine(model.toolVersion).slice(0, longest), date: instant(model.generatedAt)}),
    foot,
    'left',
  );
  put(fillIn(t.page, {page: `${number}`, pages: `${pages}`}), foot, 'right');
};
