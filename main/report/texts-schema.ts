import {z} from 'zod';
import {Classification, Conclusion, Mode, VerdictValue} from '../contract/ids.ts';
import {paperTexts} from './texts-papers.ts';
import {Counted, Text, words} from './texts-words.ts';

const ConclusionWords = words(...Conclusion.options, 'not-asked');
const VerdictWords = words(...VerdictValue.options);

/** The report's own words; one file a language. */
export const ReportTexts = z.strictObject({
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  furniture: z.strictObject({page: Text, made: Text, classification: words(...Classification.options)}),
  labels: z.strictObject({
    conclusions: ConclusionWords,
    verdicts: VerdictWords,
    modes: words(...Mode.options),
    severities: z.record(z.string(), Text),
    outcomes: z.record(z.string(), Text),
    unknown: Text,
    through: Text,
    more: Counted,
  }),
  cover: words(
    ...([
      'kind',
      'criteria',
      'client',
      'reference',
      'scope',
      'scopeContinues',
      'mode',
      'auditor',
      'collected',
    ] as const),
    ...(['team', 'teamContinues', 'days', 'daysFrom', 'daysUntil', 'edition', 'editionValue'] as const),
    ...(['period', 'nothingCollected', 'made', 'tool', 'classification', 'custody', 'identity'] as const),
  ).extend({entries: Counted}),
  contents: words('title'),
  summary: words('title', 'opening', 'reads', 'unreadNone', 'principle', 'attention', 'attentionNone').extend({
    controls: Counted,
    families: Counted,
    questions: Counted,
    verdicts: Counted,
    unreadSome: Counted,
    waiting: Counted,
    attentionMore: Counted,
    columns: words('control', 'conclusion', 'fails', 'unread', 'page'),
  }),
  method: words(
    ...([
      'title',
      'scope',
      'targets',
      'noTargets',
      'target',
      'caller',
      'period',
      'periodValue',
      'state',
      'reads',
    ] as const),
    ...(['readsValue', 'resources', 'mode', 'team', 'how', 'verdicts', 'conclusions'] as const),
  ).extend({
    kinds: words('aws', 'kubernetes'),
    states: z.record(z.string(), Text),
    modes: words(...Mode.options),
    steps: z.array(Text).min(1),
    verdictMeanings: VerdictWords,
    conclusionMeanings: ConclusionWords,
    columns: words('state', 'meaning'),
  }),
  families: words('title', 'intro', 'total', 'legend', 'legendVerdicts').extend({
    columns: words('family', 'controls', 'evidence'),
  }),
  unread: words('title', 'intro', 'none', 'permission', 'noControls').extend({
    columns: words('operation', 'outcome', 'why', 'controls'),
    times: Counted,
  }),
  controls: words(
    ...([
      'title',
      'intro',
      'edition',
      'crosswalk',
      'noCrosswalk',
      'conclusion',
      'answer',
      'reason',
      'noAnswer',
    ] as const),
    ...(['evidence', 'answered', 'answeredBy', 'notAsked', 'noVerdicts', 'severity', 'remediation'] as const),
    'continued',
    'wholePopulation',
  ).extend({columns: words('verdict', 'resource', 'reason', 'evidence'), more: Counted}),
  rules: words('title', 'intro', 'none', 'reads').extend({columns: words('check', 'rule')}),
  evidence: words('title', 'intro', 'none', 'captured', 'controls', 'papers', 'noFiles').extend({
    columns: words('item', 'what', 'files'),
    kinds: z.record(z.string(), Text),
    bytes: Counted,
  }),
  ...paperTexts,
  custody: words('title', 'intro', 'head', 'entries', 'final', 'verify', 'windows').extend({
    steps: z.array(z.strictObject({what: Text, command: Text})).min(1),
  }),
  limitations: words('title', 'intro', 'none').extend({general: z.array(Text)}),
});

export type ReportTexts = z.infer<typeof ReportTexts>;
