import {startSection, text, write} from '../flow.ts';
import type {ReportControl} from '../model.ts';
import {facts, type Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {isOnRecord} from '../tally.ts';
import {familyControls} from './control.ts';

/** The management system itself: clauses 4 to 10. Pages for what was asked, one list for what was not. */
export const clauses = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.clauses;
  const all = model.papers.clauses;
  const asked = all.filter(isOnRecord);
  const open = all.filter(clause => !isOnRecord(clause));
  startSection(paper, 'clauses', t.title);
  write(paper, [text(asked.length === 0 ? t.none : t.intro)]);
  paper.y += 10;
  familyControls(report, asked, 1);
  if (asked.length > 0 && open.length > 0) {
    paper.y += 18;
    paper.need(type.body.leading * 3);
    write(paper, [text([{state: 'not-asked'}, {text: t.notAsked, style: 'bold', color: colors.soft}])]);
    paper.y += 3;
  }
  for (const clause of open) facts(paper, [[clause.ref.id, [text(name(clause), type.small)]]], {label: 40, gap: 1});
};

const name = ({name: words}: ReportControl) => [{text: words, color: colors.soft}] as const;
