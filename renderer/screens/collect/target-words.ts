import {texts} from '../../texts/texts.ts';
import type {TargetValue} from './target-draft.ts';

/** A target in words: what is contacted, as whom, where. */
export const targetWords = (target: TargetValue): string => {
  const words = texts.collect.target;
  if (target.kind === 'kubernetes') {
    const context = target.context === undefined ? words.currentContext : words.context(target.context);
    return [context, target.kubeconfig].filter(Boolean).join(', ');
  }
  const credentials =
    target.profile === undefined
      ? target.key === undefined
        ? words.environment
        : words.key(target.key)
      : words.profile(target.profile);
  const regions = target.regions === undefined ? words.allRegions : words.regions(target.regions.length);
  return [credentials, target.assumeRole && words.role(target.assumeRole.arn), regions, target.endpoint]
    .filter(Boolean)
    .join(', ');
};
