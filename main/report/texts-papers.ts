import {z} from 'zod';
import {EvidenceRequest, Finding, Interview, Responsibility, Sample, SampleItem} from '../contract/papers.ts';
import {AssuranceState, LayerSupport, SupportState} from '../contract/review-methods.ts';
import {Counted, Text, words} from './texts-words.ts';

const labels = {
  grades: words(...Finding.shape.grade.options),
  results: words(...SampleItem.shape.result.unwrap().options),
  requests: words(...EvidenceRequest.shape.status.options),
  parties: words(...Responsibility.shape.party.options),
  assurances: words(...AssuranceState.options),
  support: words(...SupportState.options),
  layers: words(...LayerSupport.shape.layer.options),
};

/** The words of the sections on working papers. */
export const paperTexts = {
  papers: words('none', 'seeAlso').extend({
    ...labels,
    /** How many of each kind the report rests on. */
    heading: Text,
    counts: z.strictObject({
      findings: Counted,
      samples: Counted,
      interviews: Counted,
      observations: Counted,
      requests: Counted,
    }),
    withdrawn: words('title', 'by').extend({columns: words('paper', 'about', 'reason')}),
  }),
  findings: words(
    ...(['title', 'intro', 'none', 'requirementOther', 'evidence', 'noEvidence', 'seen'] as const),
    ...(['location', 'sample', 'sampleOf', 'recorded', 'recordedBy', 'acknowledged', 'notAcknowledged'] as const),
    ...(['correction', 'cause', 'action', 'owner', 'due', 'late', 'verification', 'closure'] as const),
    ...(['dayBy', 'advice', 'unrecorded'] as const),
  ).extend({
    sources: words('own-rule', 'law', 'contract'),
    standing: words('closed', 'verified', 'overdue', 'agreed', 'acknowledged', 'open', 'nothing'),
    columns: words('finding', 'requirement', 'statement', 'standing', 'page'),
    unrecordedNone: Counted,
    summary: Counted,
    open: Counted,
    overdue: Counted,
    more: Counted,
  }),
  signOff: words(
    ...(['title', 'intro', 'whole', 'notPrepared', 'notReviewed', 'signed', 'content', 'waits'] as const),
    ...(['unsigned', 'summaryNone', 'summaryPrepared', 'summaryReviewed', 'summaryStale'] as const),
  ).extend({
    columns: words('scope', 'prepared', 'reviewed'),
    changes: words('added', 'changed', 'removed'),
    stale: Counted,
    more: Counted,
    parts: Counted,
  }),
  coverage: words('title', 'intro', 'clauses', 'total', 'aside', 'asideNone').extend({
    columns: words('part', 'questions', 'asked', 'answered', 'evidenced', 'unevidenced', 'notTested', 'notAsked'),
    asideColumns: words('part', 'reason', 'questions'),
  }),
  answers: words('followUp', 'followUpOpen', 'reference', 'notAsked').extend({
    values: words('text', 'date', 'number', 'choice', 'document'),
    revised: Counted,
  }),
  clauses: words('title', 'intro', 'none', 'edition', 'notAsked'),
  reviews: words('none', 'supports', 'notAsked', 'noReference').extend({
    intros: words('contracts', 'platform', 'other'),
    columns: words('topic', 'conclusion', 'reference', 'page'),
  }),
  support: words('title', 'intro', 'none', 'until', 'extended', 'noEnd', 'unread', 'questions').extend({
    columns: words('layer', 'seen', 'state', 'nodes'),
    nodes: Counted,
  }),
  responsibility: words('title', 'intro', 'none', 'page', 'meets', 'notAnswered').extend({
    columns: words('activity', 'customer', 'supplier', 'accountable', 'contract', 'notes'),
    gaps: Counted,
    noGaps: Text,
  }),
  vendors: words(
    ...(['title', 'intro', 'none', 'unregistered', 'services', 'regions', 'registered', 'uncovered'] as const),
    ...(['unread', 'inherited', 'customer', 'split', 'shared', 'rest', 'validity', 'ended', 'left', 'starts'] as const),
    ...(['covers', 'coversRegions', 'notCovered', 'all', 'gaps', 'questions', 'noCopy'] as const),
  ).extend({columns: words('assurance', 'validity', 'covers', 'scope')}),
  soa: words(
    ...(['title', 'intro', 'none', 'edition', 'yes', 'no', 'undecided', 'inclusion', 'exclusion'] as const),
    ...(['how', 'risks', 'owner', 'reviewed', 'answers', 'checks', 'decidedOnly'] as const),
  ).extend({
    columns: words('control', 'applicable', 'why', 'how', 'owner', 'evidence'),
    statuses: z.record(z.string(), Text),
    byAnswers: Text,
    undecidedRows: Counted,
    gaps: Counted,
  }),
  samples: words(
    ...(['title', 'intro', 'algorithm', 'control', 'question', 'population', 'collection', 'list'] as const),
    ...(['filter', 'hash', 'kept', 'basis', 'seed', 'drawn', 'drawnBy', 'outcome', 'limits', 'noLimits'] as const),
    'column',
  ).extend({
    bases: words(...Sample.shape.basis.options),
    columns: words('item', 'result', 'note', 'evidence'),
    size: Counted,
  }),
  interviews: words('title', 'intro', 'interviews', 'observations', 'about').extend({
    methods: words(...Interview.shape.method.options),
    columns: words('when', 'who', 'notes', 'evidence'),
  }),
  requests: words('title', 'intro', 'due', 'overdue', 'noDue').extend({
    columns: words('document', 'owner', 'status', 'note'),
  }),
};
