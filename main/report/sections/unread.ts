import {startSection, text, write} from '../flow.ts';
import {controlList, labelOf} from '../format.ts';
import type {ReportUnread} from '../model.ts';
import type {Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {table} from '../table.ts';
import {counted} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';

/** Every read without an answer: where, how it ended, why, which permission it needs, and which controls wait for it. */
export const unread = ({model, texts, paper}: Report): void => {
  const t = texts.unread;
  startSection(paper, 'unread', t.title);
  if (model.unread.length === 0) {
    write(paper, [text(t.none)]);
    return;
  }
  write(paper, [text(t.intro)]);
  paper.y += 8;
  table(
    paper,
    [
      {share: 31, head: t.columns.operation},
      {share: 17, head: t.columns.outcome},
      {share: 34, head: t.columns.why},
      {share: 18, head: t.columns.controls},
    ],
    model.unread.map(u => ({cells: row(u, texts)})),
  );
};

const row = (u: ReportUnread, texts: Report['texts']): Paragraph[][] => {
  const t = texts.unread;
  return [
    [
      text([{text: u.operation, style: 'mono'}], type.small),
      text([{text: [u.region, u.target].filter(Boolean).join(' · '), color: colors.soft}], type.tiny, {before: 1}),
    ],
    [
      text(
        [{state: 'unread'}, {text: labelOf(texts.labels.outcomes, u.outcome), style: 'bold', color: colors.open}],
        type.small,
      ),
      text([{text: counted(t.times, u.count), color: colors.soft}], type.tiny, {before: 1}),
    ],
    [
      text(u.error || texts.labels.unknown, type.small),
      ...(u.permissions.length === 0
        ? []
        : [
            text([{text: t.permission, color: colors.soft}], type.tiny, {before: 3}),
            ...u.permissions.map(p => text([{text: p, style: 'mono'}], type.tiny)),
          ]),
    ],
    [
      u.controls.length === 0
        ? text([{text: t.noControls, color: colors.soft}], type.tiny)
        : text(controlList(u.controls), type.small),
    ],
  ];
};
