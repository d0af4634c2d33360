/** An answer of the engine. `code` is stable; `message` is for people and says what to do next. */
export type Reply =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly code: string; readonly message: string};

/** The single seam between engine and client: memory for the CLI and tests, message ports for the window. */
export type Transport = {
  call(method: string, input: unknown): Promise<Reply>;
  subscribe(listener: (event: string, payload: unknown) => void): () => void;
};

/** What the preload script gives the page, under `window.fieldwork`: one door for calls, one for events. */
export type Bridge = Transport & {
  /** The path of a file that a person dropped or chose in the page; it may then be named in calls. Empty: it has none (pasted). */
  pathOf(file: unknown): Promise<string>;
};
