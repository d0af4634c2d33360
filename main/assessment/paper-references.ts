import type {ControlRef} from '../contract/ids.ts';
import type {Paper} from '../contract/papers.ts';

/** The controls a paper is about. */
export const controlsOfPaper = (paper: Paper): readonly ControlRef[] => {
  switch (paper.kind) {
    case 'sample':
    case 'applicability':
      return [paper.control];
    case 'interview':
    case 'observation':
    case 'request':
      return paper.controls;
    case 'finding':
      return paper.requirement.source === 'standard' ? [paper.requirement.control] : [];
    case 'vendor':
      return [...paper.inherited, ...paper.customerSide].map(({control}) => control);
    default:
      return [];
  }
};

/** Every evidence id a paper names, wherever it stands. */
export const evidenceOfPaper = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== 'evidence') return evidenceOfPaper(inner);
    return (Array.isArray(inner) ? inner : [inner]).filter(id => typeof id === 'string');
  });
};
