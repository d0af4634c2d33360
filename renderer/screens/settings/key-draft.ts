import {shellMethods} from '../../../main/contract/shell.ts';
import {texts} from '../../texts/texts.ts';

export type KeyFields = {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

export const emptyKey: KeyFields = {name: '', accessKeyId: '', secretAccessKey: '', sessionToken: ''};

/** The fields as the shell takes them; what is pasted often carries blanks around it. */
export const keyToKeep = (fields: KeyFields) => {
  const token = fields.sessionToken.trim();
  return {
    name: fields.name.trim(),
    accessKeyId: fields.accessKeyId.trim(),
    secretAccessKey: fields.secretAccessKey.trim(),
    ...(token === '' ? {} : {sessionToken: token}),
  };
};

/** What is wrong with each field, by the contract's schema. */
export const keyProblems = (fields: KeyFields): Partial<Readonly<Record<keyof KeyFields, string>>> => {
  const parsed = shellMethods['shell.keepKey'].input.safeParse(keyToKeep(fields));
  const wrong = new Set((parsed.error?.issues ?? []).map(({path}) => String(path[0])));
  return Object.fromEntries(Object.entries(texts.settings.keys.problems).filter(([field]) => wrong.has(field)));
};
