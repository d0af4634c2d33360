/** The three channels between the window and the shell; there are no others. */
export const channels = {
  /** Window → shell, answered: `{method, input}`. */
  call: 'fieldwork:call',
  /** Shell → window: name and payload. Window → shell, once, without content: the page listens now. */
  event: 'fieldwork:event',
  /** Window → shell, answered: the path of a file that a person dropped. */
  dropped: 'fieldwork:dropped',
} as const;
