import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {Conclusion} from '../../../main/contract/ids.ts';
import {Button} from '../../components/button.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Skeleton} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {go, type Places, useRoute} from '../../routes.ts';
import {useConfigure, useSettings} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {Support} from './aside/support.tsx';
import {questionActions} from './card/question-actions.ts';
import {needsReason} from './drafts/answer-fields.ts';
import type {DraftSession} from './drafts/drafts-session.ts';
import {useDerived} from './drafts/use-drafts.ts';
import {Neighbours} from './outline/neighbours.tsx';
import {OutlineNav} from './outline/outline-nav.tsx';
import {atOf, firstPlace, isAt, neighbourPlace, nextOpenPlace, type OutlinePlace} from './outline/places.ts';
import {Questions} from './questions.tsx';
import {neighbourStep, nextOpenStep, type QuestionView, type Step, stepAt, stepsOf} from './steps.ts';
import {subjectKey, subjectOf, useSubject} from './subject.ts';
import {UnsavedNotice} from './unsaved-notice.tsx';
import {useCard} from './use-card.ts';
import {type useOutline, useStandingHere} from './use-outline.ts';
import {useQuestionCommands} from './use-question-commands.ts';
import styles from './walk.module.css';

const words = texts.questionnaire;
type At = Places['questionnaire'];
const none: readonly QuestionView[] = [];

/** Where each assessment was left, so that coming back goes on there. */
const left = new Map<string, At>();

/** The walk through the questionnaire: the list at the left, the questions, what supports them at the right. */
export const Walk = ({
  assessment,
  session,
  outline: {groups, places},
}: {
  assessment: string;
  session: DraftSession;
  outline: ReturnType<typeof useOutline>;
}) => {
  const route = useRoute();
  const at: At = route.screen === 'questionnaire' ? route.at : {};
  const {drafts} = session;
  const here = places.find(place => isAt(place, at));
  const subject = subjectOf(here, at);
  const {view, error, retry} = useSubject(subject, here);
  const conclusionOf = (id: string): Conclusion | undefined => drafts.draft(id).fields.conclusion;
  const questions = view?.questions ?? none;
  // Only the conclusions decide which follow-ups are asked: typing draws nothing but its own card.
  const concluded = useDerived(session, () => questions.map(({id}) => conclusionOf(id) ?? '').join());
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what the conclusions call for
  const steps = useMemo(() => stepsOf(questions, conclusionOf), [view?.questions, concluded]);
  const current = stepAt(steps, at.question, conclusionOf);
  const {handles, focus} = useCard(at.question !== undefined);
  const filter = useRef<HTMLInputElement>(null);
  const summary = useRef<HTMLElement>(null);
  const [history, setHistory] = useState(false);
  const settings = useSettings();
  const configure = useConfigure();
  useStandingHere(session, here, questions);

  const goTo = useCallback(
    (place: OutlinePlace | undefined) => {
      if (!place) return;
      focus.current = true;
      go('questionnaire', atOf(place));
    },
    [focus],
  );
  const open = (step: Step | undefined) => {
    if (!step) return;
    focus.current = true;
    go('questionnaire', {...at, question: step.id}, true);
  };

  const key = subject && subjectKey(subject);
  useEffect(() => {
    if (at.entry !== undefined) return;
    const before = at.group === undefined ? left.get(assessment) : undefined;
    const first = firstPlace(places, at.group) ?? firstPlace(places);
    if (before) go('questionnaire', before, true);
    else if (first) go('questionnaire', atOf(first), true);
  }, [at.entry, at.group, places, assessment]);
  // The address holds the question at hand, so that answering it does not move on by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another question is at hand
  useEffect(() => {
    if (!current || !key) return;
    const mine = {...at, question: current.id};
    left.set(assessment, mine);
    session.places.set(current.id, {at: mine, control: current.question.control});
    if (at.question !== current.id) go('questionnaire', mine, true);
  }, [current?.id, at.question, key]);
  useEffect(() => {
    const id = current?.id;
    if (id === undefined) return;
    return () => {
      drafts.flush(id);
      const {state} = drafts.draft(id);
      if (state === 'incomplete' || state === 'failed') say(words.leftUnsaved(id));
    };
  }, [current?.id, drafts]);

  // What had the focus went with the control before it, or with the list that was still being read: it goes on at the heading.
  const shown = current !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another control is shown
  useEffect(() => {
    if (!shown) return;
    const drawn = requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('main h1')?.focus({preventScroll: true});
    });
    return () => cancelAnimationFrame(drawn);
  }, [key, shown]);

  const next = () => {
    const step = current && neighbourStep(steps, current.id, 1);
    if (step) open(step);
    else goTo(neighbourPlace(places, here, 1));
  };
  const choose = (conclusion: Conclusion) => {
    if (!current) return;
    drafts.edit(current.id, {conclusion}, 'now');
    if (needsReason(conclusion) && drafts.draft(current.id).fields.reason.trim() === '')
      requestAnimationFrame(() => handles.reason.current?.focus());
  };
  useQuestionCommands({
    ...questionActions(session, current, view?.controls[0]),
    next,
    previous: () => {
      const step = current && neighbourStep(steps, current.id, -1);
      if (step) open(step);
      else goTo(neighbourPlace(places, here, -1));
    },
    nextOpen: () => {
      const step = nextOpenStep(steps, current?.id, conclusionOf);
      const place = step ? undefined : nextOpenPlace(places, here);
      if (step) open(step);
      else if (place) goTo(place);
      else say(words.allAsked);
    },
    nextEntry: () => goTo(neighbourPlace(places, here, 1)),
    previousEntry: () => goTo(neighbourPlace(places, here, -1)),
    choose,
    write: () => handles.text.current?.focus(),
    attach: () => handles.attach.current?.(),
    filter: () => filter.current?.focus(),
    history: () => {
      if (!settings.aside) configure({aside: true});
      setHistory(!history || !settings.aside);
      requestAnimationFrame(() => summary.current?.focus());
    },
  });

  const informedBy = useMemo(() => new Set(questions.flatMap(question => question.informedBy)), [questions]);
  const counterpart = view?.counterparts?.ids[0];
  const group = here?.group.id ?? places.find(({entry}) => entry.id === counterpart)?.group.id;
  const unknown = at.entry !== undefined && subject === undefined;
  return (
    <Screen
      title={
        <>
          <span className={styles.ids}>{idsOf(at, here, view?.counterparts)}</span>
          {view?.title ?? here?.entry.name ?? visible(at.entry ?? '')}
        </>
      }
      about={view?.about.join(' ')}
      lead={
        <OutlineNav
          groups={groups}
          group={group}
          here={here}
          onGroup={id => goTo(firstPlace(places, id))}
          onGo={goTo}
          filterField={filter}
        />
      }
      aside={
        settings.aside &&
        view && (
          <Support
            key={key}
            controls={view.controls}
            only={subject?.kind === 'topic' ? informedBy : undefined}
            informing={current?.question.informedBy ?? []}
            question={current?.id}
            history={{open: history, onToggle: setHistory, summary}}
          />
        )
      }
    >
      <UnsavedNotice session={session} current={current?.id} />
      {error && <Problem error={error} onRetry={retry} />}
      {!view && !error && !unknown && <Skeleton lines={8} />}
      {(unknown || (view && !current)) && (
        <EmptyState
          title={unknown ? words.unknownEntry(visible(at.entry ?? '')) : words.noQuestions}
          actions={
            <Button kind="primary" onClick={() => goTo(firstPlace(places))}>
              {words.toFirst}
            </Button>
          }
        >
          <p>{words.noQuestionsAbout}</p>
        </EmptyState>
      )}
      {view && current && (
        <Questions
          key={key}
          session={session}
          steps={steps}
          current={current}
          controls={view.controls}
          handles={handles}
          focus={focus}
          onOpen={open}
          onChoose={choose}
          onNext={next}
        />
      )}
      {view && (
        <Neighbours before={neighbourPlace(places, here, -1)} after={neighbourPlace(places, here, 1)} onGo={goTo} />
      )}
    </Screen>
  );
};

/** `A.9.2.3 · 2022: A.8.2`, or the topic and its review. */
const idsOf = (
  at: At,
  here: OutlinePlace | undefined,
  counterparts: {edition: string; ids: readonly string[]} | undefined,
): string => {
  const id = here?.entry.id ?? visible(at.entry ?? '');
  if (here && !here.entry.control) return `${id} · ${words.topic(here.group.name)}`;
  if (!counterparts || !id.startsWith('A.')) return id;
  const {edition, ids} = counterparts;
  return `${id} · ${ids.length > 0 ? words.counterparts(edition, ids) : words.noCounterpart(edition)}`;
};
