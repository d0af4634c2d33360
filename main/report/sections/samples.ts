import type {SampleItem} from '../../contract/papers.ts';
import {heading, startSection, text, write} from '../flow.ts';
import {evidenceSpans, instant} from '../format.ts';
import {resultState} from '../paper-states.ts';
import type {ReportPapers} from '../papers-model.ts';
import {facts, note, type Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {controlSpans} from '../refs.ts';
import {stateColor} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {table} from '../table.ts';
import {count, counted, fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import type {Paragraph, Span} from '../wrap.ts';
import {withdrawnPapers} from './withdrawn.ts';

type Sample = ReportPapers['samples'][number];

/** Every sample: what it was drawn from and how, so that it can be drawn again, and what became of each item. */
export const samples = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.samples;
  startSection(paper, 'samples', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  if (model.papers.samples.some(({basis}) => basis === 'random')) note(paper, [text(t.algorithm, type.small)]);
  for (const one of model.papers.samples) sample(report, one);
  withdrawnPapers(report, ['sample']);
};

type Fact = readonly [label: string, value: readonly Paragraph[]];

const sample = (report: Report, s: Sample): void => {
  const {texts, paper, marks} = report;
  const t = texts.samples;
  heading(paper, `${s.id}  ${s.title}`, 130);
  paper.mark(paperMark(s.id));
  paper.bookmark(oneLine(`${s.id} ${s.title}`), 1);
  facts(paper, drawRows(report, s), {label: 96, gap: 2});
  paper.y += 5;
  table(
    paper,
    [
      {share: 34, head: t.columns.item},
      {share: 18, head: t.columns.result},
      {share: 30, head: t.columns.note},
      {share: 18, head: t.columns.evidence},
    ],
    s.items.map(item => {
      const state = resultState[item.result];
      return {
        cells: [
          [
            text(item.label, type.small),
            ...(item.label === item.key
              ? []
              : [text([{text: item.key, style: 'mono', color: colors.soft}], type.tiny)]),
          ],
          [text([{state}, {text: texts.papers.results[item.result], color: stateColor[state]}], type.small)],
          item.note === undefined ? [] : [text(item.note, type.small)],
          item.evidence.length === 0 ? [] : [text(evidenceSpans(item.evidence, marks, texts), type.tiny)],
        ],
      };
    }),
  );
};

const drawRows = (report: Report, s: Sample): Fact[] => {
  const {texts, marks} = report;
  const t = texts.samples;
  const plain = (value: string): Paragraph[] => [text(value, type.small)];
  const mono = (value: string): Paragraph[] => [text([{text: value, style: 'mono'}], type.digest)];
  const basis: Span[] = [{text: t.bases[s.basis]}, ...(s.basisNote === undefined ? [] : [{text: `. ${s.basisNote}`}])];
  return [
    [t.control, [text(controlSpans(report, [s.control]), type.small)]],
    ...(s.question === undefined ? [] : [[t.question, plain(s.question)] as const]),
    [t.population, plain(`${counted(t.size, s.population.size)} ${sourceOf(report, s)}`)],
    ...(s.population.source.from === 'collection' && s.population.source.filter !== undefined
      ? [[t.filter, [text([{text: s.population.source.filter, style: 'mono'}], type.tiny)]] as const]
      : []),
    [t.hash, mono(s.population.sha256)],
    ...(s.population.evidence === undefined
      ? []
      : [[t.kept, [text(evidenceSpans([s.population.evidence], marks, texts), type.small)]] as const]),
    [t.basis, [text(basis, type.small)]],
    ...(s.seed === undefined ? [] : [[t.seed, mono(s.seed)] as const]),
    [t.drawn, plain(fillIn(t.drawnBy, {count: count(s.items.length), by: s.drawnBy, at: instant(s.drawnAt)}))],
    [t.outcome, [text(outcome(report, s.items), type.small)]],
    [
      t.limits,
      s.limits === undefined ? [text([{text: t.noLimits, color: colors.faint}], type.small)] : plain(s.limits),
    ],
  ];
};

const sourceOf = ({texts}: Report, {population: {source}}: Sample): string => {
  const t = texts.samples;
  if (source.from === 'collection')
    return fillIn(t.collection, {type: source.resourceType, collections: source.collections.join(', ')});
  const column = source.column === undefined ? '' : fillIn(t.column, {column: source.column});
  return fillIn(t.list, {evidence: source.evidence, column});
};

const order = ['conforms', 'does-not-conform', 'not-tested', 'open'] as const;

const outcome = ({texts}: Report, items: readonly SampleItem[]): Span[] =>
  order.flatMap((result): Span[] => {
    const n = items.filter(item => item.result === result).length;
    if (n === 0) return [];
    const state = resultState[result];
    const words = `${count(n)} ${texts.papers.results[result].toLowerCase()}`.replaceAll(' ', '\u00a0');
    return [{state}, {text: words, color: stateColor[state]}, {text: '    '}];
  });
