import type {RowGroup} from '../../../main/contract/views.ts';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {isVerdict, VerdictLabel} from './verdict-mark.tsx';

/** The heading of a group of rows, whatever they are grouped by: verdicts and severities in our words, others in theirs. */
export const groupLabel = ({value, label}: RowGroup) => {
  if (isVerdict(value)) return <VerdictLabel verdict={value} />;
  return texts.resources.severities[value] ?? (visible(label) || texts.resources.unknownSeverity);
};
