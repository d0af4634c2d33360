import {InvalidArgumentError} from 'commander';
import {ControlRef} from '../contract/ids.ts';

/** Reads `2013:A.9.2.3` and adds it to those before. Errors: InvalidArgumentError with the form that is expected. */
export const collectControls = (text: string, before: readonly ControlRef[] = []): readonly ControlRef[] => {
  const [edition, id] = text.split(':', 2);
  const parsed = ControlRef.safeParse({edition, id});
  if (!parsed.success) {
    throw new InvalidArgumentError(
      `"${text}" is not a control. Write the edition and the id, as 2013:A.9.2.3 or 2022:A.8.2.`,
    );
  }
  return [...before, parsed.data];
};
