import {pasteLimit} from '../../../main/contract/window-methods.ts';
import {engine} from '../../client.ts';
import {formatBytes} from '../../format.ts';
import {forget, queries} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {type AttachOrder, createAttachQueue} from './attach-queue.ts';

let actor = 'unnamed';

/** Who attaches; said by whatever shows a field, because the queue outlives it. */
export const attachAs = (by: string): void => {
  actor = by;
};

const run = async ({source, name, size, title, classification, controls, note, kind}: AttachOrder): Promise<string> => {
  const about = {
    classification,
    controls: [...controls],
    by: actor,
    ...(title.trim() ? {title: title.trim()} : {}),
    ...(note.trim() ? {note: note.trim()} : {}),
  };
  if ('path' in source) {
    const item = await engine.call('evidence.attach', {path: source.path, ...about, ...(kind ? {kind} : {})});
    void changed();
    return item.id;
  }
  if (size !== undefined && size > pasteLimit)
    throw new Error(texts.evidenceField.tooLargeToPaste(formatBytes(size), formatBytes(pasteLimit)));
  const item = await engine.call('evidence.paste', {name, bytes: await readBytes(source.bytes), ...about});
  void changed();
  return item.id;
};

const readBytes = async (bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return await bytes();
  } catch (cause) {
    throw new Error(texts.evidenceField.unreadable, {cause});
  }
};

const changed = () => forget(queries, ['evidence.', 'controls.get', 'overview.', 'package.readiness']);

/** The one queue of this window: it goes on while screens change. */
export const attachQueue = createAttachQueue({run});

engine.on('evidence.progress', ({path, bytes, total}) => attachQueue.progress(path, bytes, total));
