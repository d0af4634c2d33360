import {useMemo, useRef} from 'react';
import type {CardHandles} from './card/question-card.tsx';

/** What keys reach inside the open card, and whether the next one shown takes the focus: the first does where the address named it. */
export const useCard = (named: boolean) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const attach = useRef<(() => void) | null>(null);
  const focus = useRef(named);
  const handles: CardHandles = useMemo(() => ({heading, text, reason, attach}), []);
  return {handles, focus};
};
