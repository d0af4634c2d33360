import type {Report} from './parts.ts';
import {familyMark} from './places.ts';
import {clauses} from './sections/clauses.ts';
import {type ContentsEntry, contents} from './sections/contents.ts';
import {controlsIntro, family, familyGroups} from './sections/controls.ts';
import {cover} from './sections/cover.ts';
import {custody} from './sections/custody.ts';
import {evidenceIndex} from './sections/evidence.ts';
import {families} from './sections/families.ts';
import {findings} from './sections/findings.ts';
import {interviews} from './sections/interviews.ts';
import {limitations} from './sections/limitations.ts';
import {method} from './sections/method.ts';
import {requests} from './sections/requests.ts';
import {responsibility} from './sections/responsibility.ts';
import {review, reviewMark} from './sections/review.ts';
import {rules} from './sections/rules.ts';
import {samples} from './sections/samples.ts';
import {signOff} from './sections/sign-off.ts';
import {soa} from './sections/soa.ts';
import {summary} from './sections/summary.ts';
import {support} from './sections/support.ts';
import {unread} from './sections/unread.ts';
import {vendors} from './sections/vendors.ts';

/** A part of the report: how it stands in the contents, and what writes it, in steps between which other work may go on. */
type Part = {readonly entries: readonly ContentsEntry[]; readonly steps: readonly (() => void)[]};

/** The steps that write a report, in the order of an auditor's report; in a supplier review the contract's side leads. */
export const stepsOf = (report: Report): (() => void)[] => {
  const leads = report.model.mode === 'supplier-review';
  const outsourcing = outsourcingParts(report);
  const {papers} = report.model;
  const {texts} = report;
  const all = [
    part('summary', texts.summary.title, () => summary(report)),
    part('method', texts.method.title, () => method(report)),
    ...(leads ? outsourcing : []),
    part('signoff', texts.signOff.title, () => signOff(report)),
    part('findings', texts.findings.title, () => findings(report)),
    part('families', texts.families.title, () => families(report)),
    part('unread', texts.unread.title, () => unread(report)),
    controlsPart(report),
    ...only(
      papers.clauses.length > 0,
      part('clauses', texts.clauses.title, () => clauses(report)),
    ),
    ...platformParts(report),
    ...(leads ? [] : outsourcing),
    ...only(
      !leads || papers.soa.length > 0,
      part('soa', texts.soa.title, () => soa(report)),
    ),
    ...recordParts(report),
    part('rules', texts.rules.title, () => rules(report)),
    part('evidence', texts.evidence.title, () => evidenceIndex(report)),
    part('custody', texts.custody.title, () => custody(report)),
    part('limitations', texts.limitations.title, () => limitations(report)),
  ];
  const entries = all.flatMap(one => one.entries);
  return [() => cover(report), () => contents(report, entries), ...all.flatMap(one => one.steps)];
};

const part = (name: string, title: string, write: () => void): Part => ({
  entries: [{name, title, level: 0}],
  steps: [write],
});

const only = (wanted: boolean, one: Part): Part[] => (wanted ? [one] : []);

const controlsPart = (report: Report): Part => {
  const groups = familyGroups(report);
  return {
    entries: [
      {name: 'controls', title: report.texts.controls.title, level: 0},
      ...groups.map(({id, title}) => ({name: familyMark(id), title, level: 1}) as const),
    ],
    steps: [() => controlsIntro(report), ...groups.map((group, i) => () => family(report, group, i === 0))],
  };
};

const reviewParts = (report: Report, kinds: readonly string[]): Part[] =>
  report.model.papers.reviews
    .filter(({kind}) => kinds.includes(kind))
    .map(one => part(reviewMark(one.id), one.title, () => review(report, one)));

const platformParts = (report: Report): Part[] => {
  const {support: facts} = report.model.papers;
  return [
    ...reviewParts(report, ['platform', 'other']),
    ...(facts ? [part('support', report.texts.support.title, () => support(report, facts))] : []),
  ];
};

// Where a supplier is reviewed, it must be said that nobody wrote down who does what.
const outsourcingParts = (report: Report): Part[] => {
  const {texts, model} = report;
  const {matrices, vendors: cloud, vendorQuestions, withdrawn} = model.papers;
  const hasVendors = cloud.length + vendorQuestions.length > 0 || withdrawn.some(({kind}) => kind === 'vendor');
  return [
    ...reviewParts(report, ['contracts']),
    ...only(
      matrices.length > 0 || model.mode === 'supplier-review',
      part('responsibility', texts.responsibility.title, () => responsibility(report)),
    ),
    ...only(
      hasVendors,
      part('vendors', texts.vendors.title, () => vendors(report)),
    ),
  ];
};

const recordParts = (report: Report): Part[] => {
  const {texts, model} = report;
  const {samples: drawn, interviews: talks, observations, requests: asked, withdrawn} = model.papers;
  const was = (...kinds: readonly string[]): boolean => withdrawn.some(({kind}) => kinds.includes(kind));
  return [
    ...only(
      drawn.length > 0 || was('sample'),
      part('samples', texts.samples.title, () => samples(report)),
    ),
    ...only(
      talks.length + observations.length > 0 || was('interview', 'observation'),
      part('interviews', texts.interviews.title, () => interviews(report)),
    ),
    ...only(
      asked.length > 0 || was('request'),
      part('requests', texts.requests.title, () => requests(report)),
    ),
  ];
};
