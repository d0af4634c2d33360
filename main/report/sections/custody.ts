import {heading, startSection, text, write} from '../flow.ts';
import {facts, note, type Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {count, fillIn} from '../texts.ts';

/** The head of the custody log, and how to verify package and log with stock tools. */
export const custody = ({model, texts, paper}: Report): void => {
  const t = texts.custody;
  startSection(paper, 'custody', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  facts(paper, [
    [t.head, [text([{text: model.custody.head, style: 'mono'}], type.small)]],
    [t.entries, [text(count(model.custody.entries), type.body)]],
  ]);
  paper.y += 6;
  write(paper, [text(t.final)]);
  heading(paper, t.verify, 80);
  t.steps.forEach(({what, command}, i) => {
    if (i > 0) paper.y += 9;
    paper.need(56);
    write(paper, [text(`${i + 1}.  ${what}`)]);
    paper.y += 3;
    note(paper, [text([{text: fillIn(command, {entries: `${model.custody.entries}`}), style: 'mono'}], type.small)]);
  });
  paper.y += 10;
  write(paper, [text([{text: t.windows, color: colors.soft}])]);
};
