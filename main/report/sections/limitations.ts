import {startSection, text, write} from '../flow.ts';
import {facts, type Report} from '../parts.ts';
import {type} from '../style.ts';

/** What was not looked at, and what holds of any such assessment. */
export const limitations = ({model, texts, paper}: Report): void => {
  const t = texts.limitations;
  startSection(paper, 'limitations', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  const stated = model.limitations.length > 0 ? model.limitations : [t.none];
  for (const sentence of [...stated, ...t.general]) {
    facts(paper, [['–', [text(sentence, type.body)]]], {label: 16, gap: 3});
  }
};
