import {
  type AnswerFields,
  fieldsOf,
  missingIn,
  noFields,
  type SentAnswer,
  sameFields,
  toSend,
} from './answer-fields.ts';

/**
 * Where the form of one question stands. `clean`: as on the record. `edited`: will be saved. `incomplete`: cannot be saved yet.
 * `failed`: could not be saved; what was typed is kept.
 */
export type DraftState = 'clean' | 'edited' | 'saving' | 'incomplete' | 'failed';

export type Draft = {
  readonly fields: AnswerFields;
  /** What the record says, as a form; undefined where the question has no answer. */
  readonly saved: AnswerFields | undefined;
  readonly state: DraftState;
  /** When the engine last said that it is saved, here: epoch milliseconds. */
  readonly savedAt: number | undefined;
  /** Why the last attempt failed; until one succeeds. */
  readonly problem: Error | undefined;
};

export type Saved = {
  readonly question: string;
  readonly sent: SentAnswer;
  readonly before: AnswerFields | undefined;
  readonly after: AnswerFields;
};

type Effects = {
  readonly save: (answer: SentAnswer) => Promise<unknown>;
  readonly now: () => number;
  /** Runs something later; gives the way to prevent it. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly onSaved?: (saved: Saved) => void;
  /** Whether trying the same again could help: not where the engine refused what was sent. */
  readonly passing?: (error: Error) => boolean;
  readonly typingPause?: number;
  readonly retryPause?: number;
};

type Held = {draft: Draft; sending: AnswerFields | undefined; cancel: (() => void) | undefined};

export type AnswerDrafts = ReturnType<typeof createAnswerDrafts>;

const untouched: Draft = {fields: noFields, saved: undefined, state: 'clean', savedAt: undefined, problem: undefined};

/**
 * The forms of all questions and their way to the record. One save a question at a time, so that no older reply can follow a newer
 * one; what is typed meanwhile goes with the next. Nothing that was typed is let go until the engine said it is saved.
 */
export const createAnswerDrafts = ({
  save,
  now,
  later,
  onSaved,
  passing = () => true,
  typingPause = 400,
  retryPause = 10_000,
}: Effects) => {
  const all = new Map<string, Held>();
  const listeners = new Set<() => void>();

  const held = (question: string): Held => {
    const found = all.get(question) ?? {draft: untouched, sending: undefined, cancel: undefined};
    all.set(question, found);
    return found;
  };
  const set = (one: Held, change: Partial<Draft>) => {
    one.draft = {...one.draft, ...change};
  };
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const dirty = ({draft}: Held) => !sameFields(draft.fields, draft.saved ?? noFields);

  const schedule = (question: string, one: Held, pause: number) => {
    one.cancel?.();
    one.cancel = later(() => {
      one.cancel = undefined;
      attempt(question);
    }, pause);
  };

  /** Sends what stands in the form, unless it is on its way, on the record, or not complete. */
  const attempt = (question: string): void => {
    const one = held(question);
    one.cancel?.();
    one.cancel = undefined;
    if (one.sending) return;
    const {fields} = one.draft;
    const sent = toSend(question, fields);
    if (!dirty(one)) set(one, {state: 'clean', problem: undefined});
    else if (!sent) set(one, {state: 'incomplete'});
    else void send(question, one, fields, sent);
    tell();
  };

  const send = async (question: string, one: Held, after: AnswerFields, sent: SentAnswer) => {
    one.sending = after;
    const before = one.draft.saved;
    set(one, {state: 'saving'});
    try {
      await save(sent);
    } catch (cause) {
      one.sending = undefined;
      failed(question, one, cause instanceof Error ? cause : new Error(String(cause)));
      return;
    }
    one.sending = undefined;
    set(one, {saved: after, savedAt: now(), problem: undefined, state: one.cancel ? 'edited' : 'clean'});
    onSaved?.({question, sent, before, after});
    if (!one.cancel) attempt(question);
    else tell();
  };

  const failed = (question: string, one: Held, problem: Error) => {
    set(one, {state: 'failed', problem});
    // What was typed while it was on its way goes by its own pause; else the same is tried again by itself.
    if (!one.cancel && passing(problem)) schedule(question, one, retryPause);
    tell();
  };

  return {
    draft: (question: string): Draft => all.get(question)?.draft ?? untouched,

    /** Takes over what the record says; forms with something unsaved keep it. */
    adopt(answers: readonly SentAnswer[]): void {
      for (const answer of answers) {
        const one = held(answer.question);
        if (one.sending) continue;
        const saved = fieldsOf(answer);
        if (dirty(one)) set(one, {saved});
        else if (!one.draft.saved || !sameFields(saved, one.draft.saved)) set(one, {saved, fields: saved});
        if (!dirty(one) && one.draft.state !== 'clean') attempt(answer.question);
      }
      tell();
    },

    /** Changes the form: `later` saves after a pause in typing, `now` at once. */
    edit(question: string, change: Partial<AnswerFields>, when: 'later' | 'now'): void {
      const one = held(question);
      set(one, {fields: {...one.draft.fields, ...change}});
      if (when === 'now') {
        attempt(question);
        return;
      }
      if (!one.sending && one.draft.state !== 'failed') set(one, {state: dirty(one) ? 'edited' : 'clean'});
      schedule(question, one, typingPause);
      tell();
    },

    /** Saves what waits for a pause in typing: at blur, and before something else is shown. */
    flush(question?: string): void {
      for (const id of question === undefined ? [...all.keys()] : [question]) if (all.get(id)?.cancel) attempt(id);
    },

    /** Tries what failed again: a person asked for it, or the engine is back. */
    retry(question?: string): void {
      for (const id of question === undefined ? [...all.keys()] : [question])
        if (all.get(id)?.draft.state === 'failed') attempt(id);
    },

    /** Questions whose form holds something that is not on the record. */
    unsaved: (): string[] => [...all].filter(([, {draft}]) => draft.state !== 'clean').map(([question]) => question),

    watch(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** What keeps a form from the record, for the words beside it. */
export const missingOf = ({fields, state}: Draft) => (state === 'incomplete' ? missingIn(fields) : undefined);
