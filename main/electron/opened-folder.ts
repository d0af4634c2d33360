import {z} from 'zod';
import type {Reply} from '../contract/transport.ts';

const Opened = z.object({folder: z.string()});

/** Which methods open an assessment, and whether a failed try leaves none open. */
const opening: Readonly<Record<string, {readonly closesFirst: boolean}>> = {
  'assessment.create': {closesFirst: false},
  'assessment.open': {closesFirst: true},
  'sample.open': {closesFirst: false},
};

/** Remembers from the engine's answers which assessment is open. */
export const rememberOpened = () => {
  let open: string | undefined;
  return {
    folder: (): string | undefined => open,
    forget: (): void => {
      open = undefined;
    },
    learn: (method: string, reply: Reply): void => {
      const how = Object.hasOwn(opening, method) ? opening[method] : undefined;
      if (how && reply.ok) open = Opened.safeParse(reply.value).data?.folder;
      else if (how?.closesFirst || (method === 'assessment.close' && reply.ok)) open = undefined;
    },
  };
};
