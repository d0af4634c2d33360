import {collect} from './en/collect.ts';
import {common, modes, problems, screens, states} from './en/common.ts';
import {evidence} from './en/evidence.ts';
import {evidenceField} from './en/evidence-field.ts';
import {findings} from './en/findings.ts';
import {frame} from './en/frame.ts';
import {newAssessment} from './en/new-assessment.ts';
import {overview} from './en/overview.ts';
import {packaging} from './en/packaging.ts';
import {palette} from './en/palette.ts';
import {papers} from './en/papers.ts';
import {questionnaire} from './en/questionnaire.ts';
import {report} from './en/report.ts';
import {resources} from './en/resources.ts';
import {samples} from './en/samples.ts';
import {settings} from './en/settings.ts';
import {soa} from './en/soa.ts';
import {start} from './en/start.ts';
import {supplier} from './en/supplier.ts';
import {verify} from './en/verify.ts';

const en = {
  common,
  modes,
  problems,
  screens,
  states,
  frame,
  palette,
  start,
  newAssessment,
  overview,
  questionnaire,
  collect,
  resources,
  evidence,
  evidenceField,
  samples,
  papers,
  supplier,
  findings,
  soa,
  report,
  packaging,
  verify,
  settings,
};

/** Every text of the window. Another language is another object of this type. */
export type Texts = typeof en;

export const texts: Texts = en;
