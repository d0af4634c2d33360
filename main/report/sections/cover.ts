import {heightOf, lay, text, write} from '../flow.ts';
import {instant, reportClassification} from '../format.ts';
import {facts, note, type Report} from '../parts.ts';
import {colors, measure, page, type} from '../style.ts';
import {counted, fillIn} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';

const longestScope = 320;
const longestTeam = 200;
const longestDisplay = 110;

/** The first page: what this is, about whom, by whom and when, and by what it can be recognised. */
export const cover = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.cover;
  paper.newPage();
  paper.bookmark(model.title, 0);
  paper.pen.box(0, 0, page.width, 10, colors.accent);
  paper.y = 118;
  const kind = [
    {text: t.kind, style: 'bold', color: colors.accent} as const,
    {text: `   ${t.criteria}`, color: colors.soft},
  ];
  write(paper, [text(kind, type.sub)]);
  paper.y += 12;
  const title = [{text: model.title, style: 'bold'} as const];
  write(paper, [text(title, model.title.length > longestDisplay ? type.title : type.display)]);
  paper.y += 4;
  write(paper, [text([{text: model.client, color: colors.soft}], {size: 15, leading: 21})]);
  paper.y += 22;
  paper.pen.rule(page.left, paper.y, measure, colors.strong);
  paper.y += 18;
  const plain = (value: string) => [text(value, type.body)];
  facts(
    paper,
    [
      [t.reference, [text([{text: model.reference, style: 'bold'}], type.body)]],
      [t.scope, plain(shortened(model.scope, longestScope, t.scopeContinues))],
      [t.mode, plain(texts.labels.modes[model.mode])],
      [t.auditor, plain(model.auditor)],
      ...engagement(report).map(([label, value]) => [label, plain(value)] as const),
      [t.collected, plain(period(model.targets, t))],
      [t.made, plain(instant(model.generatedAt))],
      [t.tool, plain(`Fieldwork ${model.toolVersion}`)],
      [t.classification, plain(texts.furniture.classification[reportClassification(model)])],
    ],
    {gap: 6},
  );
  const custody: Paragraph[] = [
    text([{text: t.custody, style: 'bold'}], type.small),
    text([{text: counted(t.entries, model.custody.entries), color: colors.soft}], type.small, {before: 2}),
    text([{text: model.custody.head, style: 'mono'}], type.small, {before: 2}),
    text([{text: t.identity, color: colors.soft}], type.small, {before: 8}),
  ];
  const height = heightOf(lay(paper.faces, custody, measure - 28)) + 20;
  paper.y += paper.room > height + 30 ? paper.room - height - 1 : 20;
  note(paper, custody);
};

/** What somebody said of team, days and edition; nothing where nobody did. */
const engagement = ({model, texts}: Report): [label: string, value: string][] => {
  const t = texts.cover;
  const {edition, team, from, until} = model;
  const days =
    from !== undefined && until !== undefined
      ? fillIn(t.period, {from, to: until})
      : from !== undefined
        ? fillIn(t.daysFrom, {from})
        : until !== undefined
          ? fillIn(t.daysUntil, {to: until})
          : undefined;
  const names = team?.map(({name, role}) => `${name} (${role})`).join(', ');
  return [
    ...(names ? [[t.team, shortened(names, longestTeam, t.teamContinues)] as [string, string]] : []),
    ...(days === undefined ? [] : [[t.days, days] as [string, string]]),
    ...(edition === undefined ? [] : [[t.edition, fillIn(t.editionValue, {edition})] as [string, string]]),
  ];
};

const shortened = (value: string, longest: number, mark: string): string =>
  value.length <= longest ? value : `${value.slice(0, longest).replace(/\s+\S*$/u, '')} ${mark}`;

const period = (targets: Report['model']['targets'], t: Report['texts']['cover']): string => {
  const from = targets.map(x => x.startedAt).sort()[0];
  const to = targets
    .map(x => x.endedAt)
    .sort()
    .at(-1);
  return from === undefined || to === undefined
    ? t.nothingCollected
    : fillIn(t.period, {from: instant(from), to: instant(to)});
};
