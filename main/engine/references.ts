import type {Frameworks} from '../assessment/frameworks.ts';
import type {ControlRef} from '../contract/ids.ts';
import {EngineError} from './errors.ts';

/** Refuses a control that the edition does not have. Errors: EngineError `unknown-control`. */
export const requireControls = (frameworks: Frameworks, controls: readonly ControlRef[]): void => {
  const unknown = controls.find(ref => !frameworks.control(ref));
  if (!unknown) return;
  throw new EngineError(
    'unknown-control',
    `The ${unknown.edition} edition has no control ${unknown.id}. Check the edition: 2013 ids have three numbers, 2022 ids two.`,
  );
};
