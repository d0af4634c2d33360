import type {Control, Frameworks, Question} from '../../assessment/frameworks.ts';
import {controlsOfPaper, evidenceOfPaper} from '../../assessment/paper-references.ts';
import {withFollowUps} from '../../assessment/question.ts';
import type {Check} from '../../checks/types.ts';
import type {StoredPaper} from '../../contract/papers.ts';
import type {SearchHit} from '../../contract/views.ts';
import type {Answer, EvidenceItem, ResourceName} from '../../workspace/types.ts';
import {fold} from '../folding.ts';
import type {Library} from '../library.ts';
import {titleOf} from '../report-papers.ts';
import {resourceKey} from '../resource-key.ts';
import type {SearchDocument} from './document.ts';
import {otherSpellings} from './terms.ts';

/** What the templates bring: controls of both editions, requirements, questions with their follow-ups, checks. */
export function* libraryDocuments({frameworks, checks}: Library): Generator<SearchDocument> {
  for (const control of [...frameworks.controls('2013'), ...frameworks.controls('2022'), ...frameworks.requirements])
    yield controlDocument(frameworks, control);
  const asked = [
    ...frameworks.questions,
    ...frameworks.reviews.flatMap(({topics}) => topics.flatMap(({questions}) => questions)),
  ];
  const topics = topicsOf(frameworks);
  for (const question of withFollowUps(asked)) yield questionDocument(question, topics);
  for (const check of checks) yield checkDocument(check);
}

export type Topics = ReadonlyMap<string, NonNullable<SearchHit['topic']>>;

/** Where a question of a review belongs, by the question's id. */
export const topicsOf = ({reviews}: Frameworks): Topics =>
  new Map(
    reviews.flatMap(({id: review, topics}) =>
      topics.flatMap(({id: topic, questions}) =>
        withFollowUps(questions).map(({id}) => [id, {review, topic}] as const),
      ),
    ),
  );

const controlDocument = (frameworks: Frameworks, {ref, name}: Control): SearchDocument => ({
  kind: 'control',
  key: `${ref.edition}:${ref.id}`,
  title: name,
  body: frameworks.about(ref).join(' '),
  ids: [ref.id, ref.edition],
  more: '',
  hit: {id: ref.id, control: ref},
});

const questionDocument = ({id, control, text, evidence, redFlags, ask}: Question, topics: Topics): SearchDocument => ({
  kind: 'question',
  key: id,
  title: text,
  body: [evidence, ...redFlags, ...ask].join(' '),
  ids: [id, control.id],
  more: '',
  hit: {id, control, ...topicOf(id, topics)},
});

const topicOf = (question: string, topics: Topics): Pick<SearchHit, 'topic'> => {
  const topic = topics.get(question);
  return topic ? {topic} : {};
};

const checkDocument = ({id, title, ask, explain, resourceType, controls, reads}: Check): SearchDocument => {
  const [control] = controls;
  return {
    kind: 'check',
    key: id,
    title,
    body: [explain.fail, explain.pass, ask, resourceType].join(' '),
    ids: [id, ...reads],
    more: otherSpellings(fold, resourceType, ...reads),
    hit: {id, ...(control ? {control} : {})},
  };
};

/** The answer to a question, found under the words of both. */
export const answerDocument = (answer: Answer, frameworks: Frameworks, topics: Topics): SearchDocument => {
  const {question, control, text, reason, reference, value, evidence} = answer;
  const title = frameworks.question(question)?.text ?? question;
  const body = [text, reason, reference, value].filter(part => part !== undefined && part !== '').join(' · ');
  return {
    kind: 'answer',
    key: question,
    title,
    body,
    ids: [question, control.id, ...evidence],
    more: otherSpellings(fold, body),
    hit: {id: question, control, ...topicOf(question, topics)},
  };
};

export const evidenceDocument = (item: EvidenceItem): SearchDocument => {
  const {id, readId, title, originalName, note, files, capturedBy, controls} = item;
  const [control] = controls;
  const names = files.length > 1 ? [] : files.map(({name}) => name);
  return {
    kind: 'evidence',
    key: id,
    title,
    body: [note, originalName, capturedBy].filter(Boolean).join(' · '),
    ids: [id, ...(readId === undefined ? [] : [readId]), ...controls.map(ref => ref.id), ...names],
    more: otherSpellings(fold, title, originalName ?? ''),
    hit: {id, ...(control ? {control} : {})},
  };
};

export const resourceDocument = (resource: ResourceName, targetName: string): SearchDocument => {
  const {id, name, type, region, target} = resource;
  const key = resourceKey(resource);
  return {
    kind: 'resource',
    key,
    title: name || id,
    body: [type, region, targetName, target].join(' · '),
    ids: [id],
    more: otherSpellings(fold, type, name),
    hit: {id: key},
  };
};

const longestPaper = 50_000;

/** A paper, found under every word in it. */
export const paperDocument = ({id, paper}: StoredPaper): SearchDocument => {
  const controls = controlsOfPaper(paper);
  const [control] = controls;
  const body = wordsOf(paper).join(' · ').slice(0, longestPaper);
  return {
    kind: 'paper',
    key: `${paper.kind}/${id}`,
    title: titleOf(paper),
    body,
    ids: [id, ...new Set([...controls.map(ref => ref.id), ...evidenceOfPaper(paper)])],
    more: otherSpellings(fold, titleOf(paper)),
    hit: {id, paper: paper.kind, ...(control ? {control} : {})},
  };
};

/** Fields that are no words: ids stand beside them, hashes and seeds nobody looks for; advice is not for every audit. */
const silent: ReadonlySet<string> = new Set([
  'kind',
  'control',
  'controls',
  'evidence',
  'sha256',
  'contentSha256',
  'seed',
  'advice',
]);

const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (silent.has(key) ? [] : wordsOf(inner)));
};
