import type {Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions} from 'electron';
import {askForMessage, askForPaths, askToSave} from './ask-person.ts';
import type {DialogAnswer, DialogShown} from './control.ts';
import {answers, record, underTest} from './record.ts';

type AnswerTo<K extends DialogAnswer['dialog']> = Extract<DialogAnswer, {dialog: K}>;

/** What the options of the three kinds of dialogs say for the record. */
type Shown = {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly properties?: readonly string[];
  readonly defaultPath?: string;
  readonly filters?: DialogShown['filters'];
};

const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T;

/** Notes a dialog; gives the next answer a test has for its kind. */
const scripted = <K extends DialogAnswer['dialog']>(dialog: K, options: Shown): AnswerTo<K> | undefined => {
  const at = answers.findIndex(answer => answer.dialog === dialog);
  const [answer] = at < 0 ? [] : answers.splice(at, 1);
  record.dialogs.push({...described(dialog, options), answered: answer !== undefined});
  return answer as AnswerTo<K> | undefined;
};

const described = (dialog: DialogShown['dialog'], options: Shown): Omit<DialogShown, 'answered'> => ({
  dialog,
  title: options.title ?? '',
  message: options.message ?? '',
  detail: options.detail ?? '',
  buttons: options.buttons ?? [],
  properties: options.properties ?? [],
  defaultPath: options.defaultPath ?? '',
  filters: options.filters ?? [],
});

/** Electron's `dialog`. A test answers in advance; for a person, see `ask-person.ts`. */
export const dialog = {
  showOpenDialog: async (...args: readonly unknown[]) => {
    const options = optionsOf<OpenDialogOptions>(args);
    const filePaths = underTest ? [...(scripted('open', options)?.paths ?? [])] : await askForPaths(options);
    return {canceled: filePaths.length === 0, filePaths};
  },
  showSaveDialog: async (...args: readonly unknown[]) => {
    const options = optionsOf<SaveDialogOptions>(args);
    const filePath = underTest ? (scripted('save', options)?.path ?? '') : await askToSave(options);
    return {canceled: filePath === '', filePath};
  },
  showMessageBox: async (...args: readonly unknown[]) => {
    const options = optionsOf<MessageBoxOptions>(args);
    const cancel = options.cancelId ?? 0;
    const response = underTest ? (scripted('message', options)?.response ?? cancel) : await askForMessage(options);
    return {response, checkboxChecked: false};
  },
  showErrorBox: (title: string, content: string) => {
    record.dialogs.push({...described('error', {title, message: content}), answered: true});
    console.error(`${title}\n${content}`);
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>;
