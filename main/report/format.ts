import type {Classification, ControlRef} from '../contract/ids.ts';
import type {ReportModel} from './model.ts';
import {colors} from './style.ts';
import {count, counted, fillIn, type ReportTexts} from './texts.ts';
import type {Span} from './wrap.ts';

/** A UTC instant as people read it, `2026-11-14 09:31 UTC`; anything else stays as it is. */
export const instant = (iso: string): string => {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
  return parts ? `${parts[1]} ${parts[2]} UTC` : iso;
};

/** `2013 A.8.2.1`: an edition always stands with a control id. */
export const controlName = (ref: ControlRef): string => `${ref.edition} ${ref.id}`;

/** Controls in few words: the edition once, then its ids. */
export const controlList = (refs: readonly ControlRef[]): string => {
  const byEdition = new Map<string, string[]>();
  for (const {edition, id} of refs) byEdition.set(edition, [...(byEdition.get(edition) ?? []), id]);
  return [...byEdition].map(([edition, ids]) => `${edition} ${ids.join(', ')}`).join('; ');
};

/** Joins strings as spans with the separator between them. */
export const joined = (parts: readonly (readonly Span[])[], separator: string): Span[] =>
  parts.flatMap((p, i) => (i === 0 ? p : [{text: separator, color: colors.soft} as const, ...p]));

/** Looks up the internal name of an evidence item's row in the index, where it has one. */
export type EvidenceMarks = ReadonlyMap<string, string>;

/** Internal names for the rows of the evidence index. */
export const evidenceMarks = (model: ReportModel): EvidenceMarks =>
  new Map(model.evidence.map((e, i) => [e.id, `e${`${i}`.padStart(7, '0')}`]));

/** As `evidenceSpans`, but of a long list only the beginning, and how many more there are. */
export const someEvidence = (
  ids: readonly string[],
  marks: EvidenceMarks,
  texts: ReportTexts,
  most: number,
): Span[] => {
  const shown = ranges(ids).slice(0, most).flat();
  const more = ids.length - shown.length;
  const spans = evidenceSpans(shown, marks, texts);
  return more === 0 ? spans : [...spans, {text: ` ${counted(texts.labels.more, more)}`, color: colors.soft}];
};

/** As `controlList`, but of a long list only the beginning, and how many more there are. */
export const someControls = (refs: readonly ControlRef[], texts: ReportTexts, most: number): string => {
  const more = refs.length - most;
  return more <= 0 ? controlList(refs) : `${controlList(refs.slice(0, most))} ${counted(texts.labels.more, more)}`;
};

/** References to evidence, linked to the index; three or more numbers in a row become one range, so that none is left out. */
export const evidenceSpans = (ids: readonly string[], marks: EvidenceMarks, texts: ReportTexts): Span[] => {
  const link = (id: string): Span => {
    const goTo = marks.get(id);
    return goTo === undefined ? {text: id} : {text: id, color: colors.accent, goTo};
  };
  return joined(
    ranges(ids).map(range => {
      const [first, last] = [range[0] ?? '', range.at(-1) ?? ''];
      if (range.length < 3)
        return joined(
          range.map(id => [link(id)]),
          ', ',
        );
      const [before = '', between = '', after = ''] = fillIn(texts.labels.through, {count: count(range.length)}).split(
        /\{first\}|\{last\}/,
      );
      return [{text: before}, link(first), {text: between}, link(last), {text: after}];
    }),
    ', ',
  );
};

const ranges = (ids: readonly string[]): string[][] => {
  const out: string[][] = [];
  for (const id of ids) {
    const previous = out.at(-1)?.at(-1);
    if (previous !== undefined && follows(previous, id)) out.at(-1)?.push(id);
    else out.push([id]);
  }
  return out;
};

const follows = (a: string, b: string): boolean => {
  const [x, y] = [/^(\D*)(\d{1,15})$/.exec(a), /^(\D*)(\d{1,15})$/.exec(b)];
  return (
    x !== null && y !== null && x[1] === y[1] && x[2]?.length === y[2]?.length && Number(x[2]) + 1 === Number(y[2])
  );
};

/** How the report may be handled: as its strictest evidence, and confidential at least. */
export const reportClassification = (model: ReportModel): Classification =>
  model.evidence.some(e => e.classification === 'strictly-confidential') ? 'strictly-confidential' : 'confidential';

/** The label a catalogue has for a key, or the key itself. */
export const labelOf = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
