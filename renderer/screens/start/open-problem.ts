import {texts} from '../../texts/texts.ts';

/** What a person can do about an assessment that could not be opened. The first is the likeliest. */
export type Remedy = 'tryAgain' | 'chooseAnother' | 'locate' | 'reveal' | 'forget';

export type OpenProblem = {readonly title: string; readonly message: string; readonly remedies: readonly Remedy[]};

const remediesByCode: Readonly<Record<string, readonly Remedy[]>> = {
  locked: ['tryAgain'],
  'newer-version': ['tryAgain', 'reveal'],
  'corrupt-database': ['reveal', 'tryAgain'],
  'no-permission': ['tryAgain', 'reveal'],
  'read-only': ['tryAgain', 'reveal'],
  'disk-full': ['tryAgain'],
  exists: ['tryAgain'],
};

const titles: Readonly<Record<string, string>> = texts.start.failed.titles;

/** Why an assessment could not be opened, in words, and what to do next. `known`: it is among the recent ones; `missing`: its folder is gone. */
export const openProblem = (
  failed: {readonly folder: string; readonly code: string; readonly message: string},
  recent: {readonly known: boolean; readonly missing: boolean},
): OpenProblem => {
  const words = texts.start.failed;
  if (failed.code === 'path-refused')
    return {title: words.titles.other, message: words.notChosen(failed.folder), remedies: ['chooseAnother']};
  if (failed.code === 'not-a-workspace' && recent.missing)
    return {title: words.titles.gone, message: words.gone(failed.folder), remedies: ['locate', 'tryAgain', 'forget']};
  if (failed.code === 'not-a-workspace')
    return {
      title: words.titles['not-a-workspace'],
      message: words.notAWorkspace(failed.folder),
      remedies: recent.known ? ['chooseAnother', 'tryAgain', 'forget'] : ['chooseAnother', 'tryAgain'],
    };
  return {
    title: titles[failed.code] ?? words.titles.other,
    message: failed.message,
    remedies: remediesByCode[failed.code] ?? ['tryAgain', 'chooseAnother'],
  };
};
