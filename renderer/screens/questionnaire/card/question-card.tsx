import {type KeyboardEvent, type RefObject, useId} from 'react';
import type {Conclusion, ControlRef} from '../../../../main/contract/ids.ts';
import {Button} from '../../../components/button.tsx';
import {EvidenceFieldOver, useAttach} from '../../../components/evidence/evidence-field.tsx';
import {TextArea, TextField} from '../../../components/field.tsx';
import {texts} from '../../../texts/texts.ts';
import {needsReason} from '../drafts/answer-fields.ts';
import type {DraftSession} from '../drafts/drafts-session.ts';
import {useDraft} from '../drafts/use-drafts.ts';
import type {Step} from '../steps.ts';
import {Guidance} from './guidance.tsx';
import type {QuestionActions} from './question-actions.ts';
import styles from './question-card.module.css';
import {SaveState} from './save-state.tsx';
import {Scale} from './scale.tsx';
import {ValueField} from './value-field.tsx';

const words = texts.questionnaire;

/** What the keys of the screen reach inside the card. */
export type CardHandles = {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly text: RefObject<HTMLTextAreaElement | null>;
  readonly reason: RefObject<HTMLTextAreaElement | null>;
  readonly attach: RefObject<(() => void) | null>;
};

/** The question at hand, with everything its answer holds. */
export const QuestionCard = ({
  session,
  step,
  controls,
  actions,
  handles,
  onChoose,
  onNext,
}: {
  session: DraftSession;
  step: Step;
  controls: readonly ControlRef[];
  actions: QuestionActions;
  handles: CardHandles;
  onChoose: (conclusion: Conclusion) => void;
  onNext: () => void;
}) => {
  const {drafts} = session;
  const draft = useDraft(session, step.id);
  const {fields} = draft;
  const heading = useId();
  const attach = useAttach(controls, {
    owner: `question ${step.id}`,
    onAttached: id => drafts.edit(step.id, {evidence: withItem(drafts.draft(step.id).fields.evidence, id)}, 'now'),
  });
  handles.attach.current = () => void attach.choose();
  const type = (change: Partial<typeof fields>) => drafts.edit(step.id, change, 'later');
  const flush = () => drafts.flush(step.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key !== 'Escape' || !field) return;
    event.stopPropagation();
    handles.heading.current?.focus();
  };
  const {question} = step;
  return (
    <section
      aria-labelledby={heading}
      className={[styles.card, attach.over ? styles.over : ''].join(' ')}
      onKeyDown={onKeyDown}
      {...attach.zone}
    >
      <p className={styles.facts}>
        <code>{step.id}</code>
        {[
          '',
          ...(step.follows ? [words.followUp] : []),
          words.methods[question.method] ?? question.method,
          words.askWhom(question.ask),
        ].join(' · ')}
      </p>
      <h2 id={heading} ref={handles.heading} tabIndex={-1} className={styles.question}>
        {step.text}
      </h2>
      {!step.follows && <Guidance question={question} />}
      <Scale value={fields.conclusion} onChoose={onChoose} />
      {(needsReason(fields.conclusion) || fields.reason !== '') && (
        <TextArea
          label={words.reason}
          hint={reasonHint(fields.conclusion)}
          error={fields.reason.trim() === '' ? words.reasonMissing : undefined}
          rows={2}
          maxLength={10_000}
          ref={handles.reason}
          value={fields.reason}
          onText={reason => type({reason})}
          onBlur={flush}
        />
      )}
      <ValueField
        answer={step.answer}
        value={fields.value}
        evidence={fields.evidence}
        onText={(value, now) => drafts.edit(step.id, {value}, now ? 'now' : 'later')}
        onBlur={flush}
      />
      <TextArea
        label={words.seen}
        rows={4}
        maxLength={100_000}
        placeholder={words.seenHint}
        ref={handles.text}
        value={fields.text}
        onText={text => type({text})}
        onBlur={flush}
      />
      <TextField
        label={words.reference}
        optional
        placeholder={words.referenceHint}
        maxLength={300}
        value={fields.reference}
        onText={reference => type({reference})}
        onBlur={flush}
      />
      <EvidenceFieldOver
        label={words.evidence}
        ids={fields.evidence}
        controls={controls}
        attach={attach}
        zone={false}
        shortcut="E"
        onChange={evidence =>
          drafts.edit(
            step.id,
            {evidence, ...(step.answer.type === 'document' && !evidence.includes(fields.value) ? {value: ''} : {})},
            'now',
          )
        }
      />
      {attach.dialog}
      <div className={styles.actions}>
        <Button shortcut="I" onClick={actions.interview}>
          {words.interview}
        </Button>
        <Button shortcut="F" onClick={actions.finding}>
          {words.finding}
        </Button>
        <Button shortcut="S" onClick={actions.sample}>
          {words.sample}
        </Button>
      </div>
      <div className={styles.end}>
        <SaveState draft={draft} onRetry={() => drafts.retry(step.id)} />
        <Button kind="primary" shortcut="Mod+Enter" onClick={onNext}>
          {words.next}
        </Button>
      </div>
    </section>
  );
};

const withItem = (ids: readonly string[], id: string): string[] => [...new Set([...ids, id])];

const reasonHint = (conclusion: Conclusion | undefined): string | undefined =>
  conclusion === 'not-applicable' || conclusion === 'not-tested' ? words.reasonHint[conclusion] : undefined;
