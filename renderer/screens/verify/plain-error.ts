import {CallError} from '../../../main/contract/client.ts';
import {texts} from '../../texts/texts.ts';

/** Why a package could not even be read, in plain words; any other error as it is. */
export const plainError = (error: Error, path: string): Error => {
  if (!(error instanceof CallError) || error.code !== 'unreadable') return error;
  const words = texts.verify.unreadable;
  const code = /: (E[A-Z]+):/.exec(error.message)?.[1];
  if (code === 'ENOENT' || code === 'ENOTDIR') return new CallError(error.code, words.gone(path));
  if (code === 'EACCES' || code === 'EPERM') return new CallError(error.code, words.denied(path));
  return new CallError(error.code, words.other(path, error.message.replace(/^.*could not be read: /, '')));
};
