import {startSection, text, write} from '../flow.ts';
import {instant} from '../format.ts';
import type {ReportScope, ReportSignature} from '../papers-model.ts';
import {note, type Report} from '../parts.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {counted, fillIn} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';
import {withdrawnPapers} from './withdrawn.ts';

/** Changes named below a signature that no longer holds; the rest is counted. */
const shownChanges = 8;

/** Who prepared and who reviewed what, and whether it is still what they signed. */
export const signOff = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.signOff;
  const {signOffs} = model.papers;
  startSection(paper, 'signoff', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 10;
  note(paper, [text(stateSentence(report), type.body)]);
  paper.y += 12;
  // The whole comes first: who signs it signs every family with it.
  const whole = signOffs.filter(({scope}) => scope === 'assessment');
  const signed = signOffs.filter(s => s.scope !== 'assessment' && (s.prepared || s.reviewed));
  const unsigned = signOffs.filter(s => s.scope !== 'assessment' && !s.prepared && !s.reviewed);
  table(
    paper,
    [
      {share: 22, head: t.columns.scope},
      {share: 39, head: t.columns.prepared},
      {share: 39, head: t.columns.reviewed},
    ],
    [...whole, ...signed].flatMap(scope => rows(report, scope)),
  );
  if (unsigned.length > 0) {
    paper.y += 4;
    const scopes = unsigned.map(({scope}) => scope).join(', ');
    write(paper, [text([{state: 'not-asked'}, {text: fillIn(t.unsigned, {scopes}), color: colors.soft}], type.small)]);
  }
  withdrawnPapers(report, ['sign-off']);
};

/** Whether the assessment as a whole is signed, in a sentence. */
export const stateSentence = ({model, texts}: Pick<Report, 'model' | 'texts'>): string => {
  const t = texts.signOff;
  const whole = model.papers.signOffs.find(({scope}) => scope === 'assessment');
  const {prepared, reviewed} = whole ?? {};
  if (!prepared) return t.summaryNone;
  const values = {by: prepared.by, reviewer: reviewed?.by ?? ''};
  const sentence = fillIn(reviewed ? t.summaryReviewed : t.summaryPrepared, values);
  return prepared.current && (reviewed?.current ?? true) ? sentence : `${sentence} ${t.summaryStale}`;
};

const rows = (report: Report, scope: ReportScope): Row[] => {
  const {texts} = report;
  const t = texts.signOff;
  const signatures = [scope.prepared, scope.reviewed].filter(s => s !== undefined);
  const changes = new Map(signatures.flatMap(s => s.changes).map(one => [one.part, one]));
  const whole = report.model.papers.signOffs.find(one => one.scope === 'assessment');
  const noteOf = (role: 'prepared' | 'reviewed') => (scope === whole ? undefined : whole?.[role]?.note);
  return [
    {
      cells: [
        [
          text([{text: scope.scope === 'assessment' ? t.whole : scope.scope, style: 'bold'}], type.small),
          ...(scope.scope === 'assessment' ? [] : [text(scope.name, type.small)]),
          text([{text: counted(t.parts, scope.parts), color: colors.soft}], type.tiny, {before: 1}),
        ],
        scope.prepared ? signature(report, scope.prepared, noteOf('prepared')) : absent(t.notPrepared),
        scope.reviewed
          ? signature(report, scope.reviewed, noteOf('reviewed'))
          : absent(scope.prepared ? t.notReviewed : t.waits),
      ],
      keep: signatures.length > 0,
    },
    ...[...new Set(signatures.map(one => one.contentSha256))].map(sha256 => ({
      cells: [
        [
          text(
            [
              {text: `${t.content}  `, color: colors.soft},
              {text: sha256, style: 'mono'},
            ] as const,
            type.digest,
          ),
        ],
      ],
      keep: changes.size > 0,
    })),
    ...(changes.size > 0 ? [{cells: [changed(report, [...changes.values()])], ground: colors.ground}] : []),
  ];
};

const absent = (words: string): Paragraph[] => [
  text([{state: 'not-asked'}, {text: words, color: colors.soft}], type.small),
];

/** `said`: what the same person wrote on the whole; it is not repeated. */
const signature = ({texts}: Report, s: ReportSignature, said: string | undefined): Paragraph[] => {
  const t = texts.signOff;
  return [
    text([{state: s.current ? 'conforms' : 'gap'}, {text: s.by, style: 'bold'}], type.small),
    text([{text: fillIn(t.signed, {id: s.id, at: instant(s.at)}), color: colors.soft}], type.tiny, {before: 1}),
    ...(s.current
      ? []
      : [
          text([{text: counted(t.stale, s.changes.length), style: 'bold', color: colors.fail}], type.small, {
            before: 1,
          }),
        ]),
    ...(s.note === undefined || s.note === said ? [] : [text(s.note, type.small, {before: 2})]),
  ];
};

const changed = ({texts}: Report, changes: ReportSignature['changes']): Paragraph[] => {
  const t = texts.signOff;
  const more = changes.length - shownChanges;
  return [
    ...changes.slice(0, shownChanges).map(({part, change}) =>
      text(
        [
          {text: `${t.changes[change]}  `, style: 'bold', color: colors.soft},
          {text: part, style: 'mono'},
        ],
        type.tiny,
      ),
    ),
    ...(more > 0 ? [text([{text: counted(t.more, more), color: colors.soft}], type.tiny)] : []),
  ];
};
