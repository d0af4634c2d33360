/** Why a call is not let through; for people, and for whoever writes the window. */
export const gateTexts = {
  'too-large': 'This is too much for one step: at most 25 MiB. Save it to a file and attach the file.',
  'not-plain': 'The call carries something other than plain data.',
  'bad-message': 'A call has a method and an input, and nothing else.',
  sender: 'Only the window of Fieldwork itself is answered.',
  unknown: (method: string) => `There is no method ${JSON.stringify(method.slice(0, 100))}.`,
  path: (path: string) =>
    `Nobody chose ${JSON.stringify(path.slice(0, 300))} in this window. Choose it in the file dialog, or drop it onto the window.`,
} as const;
