import type {ControlRef} from '../../../main/contract/ids.ts';
import type {Output} from '../../../main/contract/methods.ts';
import {controlFrom} from '../../control-text.ts';
import {useEngine} from '../../query.ts';
import type {Places} from '../../routes.ts';
import type {OutlinePlace} from './outline/places.ts';
import type {QuestionView} from './steps.ts';

/** What is asked about: a control or requirement, or a topic of a review. */
export type Subject =
  | {readonly kind: 'control'; readonly control: ControlRef}
  | {readonly kind: 'topic'; readonly review: string; readonly topic: string};

/** What an address means: an entry of the outline, or a control that the outline only holds by its counterparts. */
export const subjectOf = (place: OutlinePlace | undefined, at: Places['questionnaire']): Subject | undefined => {
  if (place?.entry.control) return {kind: 'control', control: place.entry.control};
  if (place) return {kind: 'topic', review: place.group.id, topic: place.entry.id};
  const control = at.entry === undefined ? undefined : controlFrom(at.edition ? `${at.edition}:${at.entry}` : at.entry);
  return control && {kind: 'control', control};
};

/** One text for one subject. */
export const subjectKey = (subject: Subject): string =>
  subject.kind === 'control'
    ? `${subject.control.edition}:${subject.control.id}`
    : `${subject.review}/${subject.topic}`;

/** A subject with its questions, as soon as they are known. */
export type SubjectView = {
  readonly title: string;
  readonly about: readonly string[];
  readonly controls: readonly ControlRef[];
  readonly questions: readonly QuestionView[];
  /** Of a control. */
  readonly counterparts?: Output<'controls.get'>['counterparts'];
};

const nowhere: ControlRef = {edition: '2022', id: '4.1'};

/** What a subject is and asks. The questions do not wait for what the checks saw. */
export const useSubject = (subject: Subject | undefined, place: OutlinePlace | undefined) => {
  const control = subject?.kind === 'control' ? subject.control : undefined;
  const topic = subject?.kind === 'topic' ? subject : undefined;
  const questions = useEngine('questions.list', {control: control ?? nowhere}, {enabled: control !== undefined});
  const view = useEngine('controls.get', {control: control ?? nowhere}, {enabled: control !== undefined});
  const asked = useEngine(
    'questions.ofTopic',
    {review: topic?.review ?? '-', topic: topic?.topic ?? '-'},
    {enabled: topic !== undefined},
  );
  if (topic) {
    const found: SubjectView | undefined = asked.data && {...asked.data, about: [asked.data.about]};
    return {view: found, error: asked.error, retry: () => void asked.refetch()};
  }
  const found: SubjectView | undefined =
    control && questions.data
      ? {
          title: place?.entry.name ?? view.data?.name ?? control.id,
          about: view.data?.about ?? [],
          controls: [control],
          questions: questions.data,
          ...(view.data ? {counterparts: view.data.counterparts} : {}),
        }
      : undefined;
  return {view: found, error: questions.error, retry: () => void questions.refetch()};
};
