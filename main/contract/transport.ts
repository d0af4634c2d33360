import type {EventName} from './events.ts';

/** An answer of the engine. `code` is stable; `message` is for people and says what to do next. */
export type Reply =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly code: string; readonly message: string};

/** The single seam between engine and client: memory for the CLI and tests, message ports for the window. */
export type Transport = {
  call(method: string, input: unknown): Promise<Reply>;
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void;
};
