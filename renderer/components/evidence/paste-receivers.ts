/** A place that takes pasted files: its element, and what it does with them. */
export type PasteReceiver = {readonly element: () => Element | null; readonly take: (files: File[]) => void};

const receivers: PasteReceiver[] = [];

/** The place a paste belongs to: the one around the focus, else the last one shown in the open dialog or, without one, in the screen. */
export const receiverFor = (
  all: readonly PasteReceiver[],
  focus: Element | null,
  dialog: Element | null,
): PasteReceiver | undefined => {
  const around = all.findLast(({element}) => focus !== null && element()?.contains(focus));
  if (around) return around;
  return all.findLast(({element}) => (dialog ? dialog.contains(element()) : true));
};

const textual = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

const onPaste = (event: ClipboardEvent) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  // Office programs put a picture beside copied words: inside a text field the words are meant.
  if (textual(event.target) && event.clipboardData?.types.includes('text/plain')) return;
  const dialogs = document.querySelectorAll('dialog[open]');
  const receiver = receiverFor(receivers, document.activeElement, dialogs[dialogs.length - 1] ?? null);
  if (!receiver) return;
  event.preventDefault();
  receiver.take(files);
};

/** Takes what is pasted while this place is shown; returns the way to stop. */
export const receivePastes = (receiver: PasteReceiver): (() => void) => {
  if (receivers.length === 0) window.addEventListener('paste', onPaste);
  receivers.push(receiver);
  return () => {
    receivers.splice(receivers.indexOf(receiver), 1);
    if (receivers.length === 0) window.removeEventListener('paste', onPaste);
  };
};
