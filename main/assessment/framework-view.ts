import type {ControlRef, Edition} from '../contract/ids.ts';
import type {CrosswalkRow, EvidenceMode} from './framework-schema.ts';
import type {Pack, Question} from './question.ts';

export type Family = {
  readonly id: string;
  readonly name: string;
  /** Documents to ask the client for before the visit. */
  readonly documents: readonly string[];
  readonly sampling: string;
};

export type Objective = {readonly id: string; readonly name: string; readonly family: string};

export type Theme = {readonly id: string; readonly name: string};

/**
 * A control of either edition, or a requirement of the clauses. `group` is its objective in 2013, its theme in 2022, its clause;
 * `family` is one of the 14 in both editions, `ISMS` for the clauses.
 */
export type Control = {
  readonly ref: ControlRef;
  readonly name: string;
  readonly group: string;
  readonly family: string;
  readonly evidence: EvidenceMode;
  readonly newIn2022: boolean;
};

/** A clause of 4 to 10, the group of its requirements. */
export type Clause = {readonly id: string; readonly name: string};

/** A review beside the standard: topics with questions of their own. */
export type Review = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly topics: readonly Topic[];
};

export type Topic = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What its answers support. */
  readonly controls: readonly ControlRef[];
  readonly questions: readonly Question[];
};

/** Where a control stands in the other edition. */
export type Counterparts = {
  readonly edition: Edition;
  readonly ids: readonly string[];
  /** Where the sources of the crosswalk differ: 2022 controls worth a look as well. */
  readonly related: readonly string[];
  /** For controls that are new in 2022: the nearest of 2013, a practice aid only. */
  readonly nearest: readonly string[];
};

/** Both editions, the crosswalk between them, and the question bank. Lists are in the order of the standard. */
export type Frameworks = {
  readonly families: readonly Family[];
  readonly objectives: readonly Objective[];
  readonly themes: readonly Theme[];
  readonly clauses: readonly Clause[];
  /** Requirements of clauses 4 to 10 of the 2022 edition; they stand beside the controls. */
  readonly requirements: readonly Control[];
  /** The bank: of 2013 controls, of those new in 2022, of clauses. Without follow-ups and reviews. */
  readonly questions: readonly Question[];
  readonly reviews: readonly Review[];
  /** All packs of questions and reviews. */
  readonly packs: readonly Pack[];
  readonly crosswalk: readonly CrosswalkRow[];
  /** All controls of an edition: 114 or 93. */
  controls(edition: Edition): readonly Control[];
  /** The control or requirement, or undefined where the edition has none of this id. */
  control(ref: ControlRef): Control | undefined;
  /** Any question that can be answered: of the bank, of a review, or a follow-up. */
  question(id: string): Question | undefined;
  /** What the control is about in practice: its own words, and for a 2022 control those of its 2013 predecessors. */
  about(ref: ControlRef): readonly string[];
  /** The control's place in the other edition; empty lists where there is none. */
  counterparts(ref: ControlRef): Counterparts;
  /** The questions of the bank that serve a control, without follow-ups: its own, and for a 2022 control those of its 2013 predecessors. */
  questionsFor(ref: ControlRef): readonly Question[];
  /** The controls of both editions that an answer to this question serves. */
  servedBy(question: Question): readonly ControlRef[];
  /** The way through the questionnaire: a family's 2013 questions, then those of the new 2022 controls nearest to it. */
  questionsOfFamily(family: string): readonly Question[];
};
