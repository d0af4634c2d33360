import type {ControlRef} from '../contract/ids.ts';
import {controlName, joined} from './format.ts';
import type {Report} from './parts.ts';
import {type Color, colors} from './style.ts';
import type {Span} from './wrap.ts';

/** References to working papers, linked where the report has them. */
export const paperSpans = ({places}: Pick<Report, 'places'>, ids: readonly string[]): Span[] =>
  joined(
    ids.map(id => [linked(id, places.paper(id))]),
    ', ',
  );

/** Controls linked to their pages; the edition stands before the first of each run. */
export const controlSpans = ({places}: Pick<Report, 'places'>, refs: readonly ControlRef[]): Span[] =>
  joined(
    refs.map((ref, i) => [
      linked(refs[i - 1]?.edition === ref.edition ? ref.id : controlName(ref), places.control(ref)),
    ]),
    ', ',
  );

/** A text that leads somewhere, or plain where there is nowhere to go. */
export const linked = (value: string, goTo: string | undefined, color: Color = colors.accent): Span =>
  goTo === undefined ? {text: value} : {text: value, color, goTo};
