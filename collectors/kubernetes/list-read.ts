import {z} from 'zod';
import type {Journal, RecordedRead} from '../collector.ts';
import type {ReadLog} from '../journaled-read.ts';
import {AnswerError} from './answer-error.ts';
import type {Client} from './client.ts';
import type {ListKind} from './operations.ts';
import {type Commit, redactBody} from './redact.ts';

/** As kubectl and client-go page. */
export const pageSize = 500;
const json = 'application/json';
/** A list that ends in the middle so often changes faster than it can be read. */
const maxStarts = 5;

const Page = z.object({
  kind: z.string().endsWith('List'),
  metadata: z.object({continue: z.string().optional(), remainingItemCount: z.number().optional()}),
  items: z.array(z.unknown()).nullable(),
});

/** The parsed body of a list. Errors: AnswerError `UnexpectedAnswer` where it is not one. */
export const parsePage = (bytes: Uint8Array): z.infer<typeof Page> & {readonly whole: unknown} => {
  const whole = parseBody(bytes);
  const page = Page.safeParse(whole);
  if (!page.success) throw unexpected('a list of objects');
  return {...page.data, whole};
};

/** A parsed JSON body. Errors: AnswerError `UnexpectedAnswer`. */
export const parseBody = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    throw unexpected('JSON');
  }
};

const unexpected = (what: string): AnswerError =>
  new AnswerError(200, 'UnexpectedAnswer', `The server answered 200 with something that is not ${what}.`);

/** Keeps a body: byte for byte as it came where it holds no secret, else written anew without them. */
export const keepBody = async (bytes: Buffer, whole: unknown, log: ReadLog, commit: Commit): Promise<void> => {
  const secrets = redactBody(whole, commit);
  await log.keep(secrets === 0 ? bytes : Buffer.from(JSON.stringify(whole)), json);
};

/**
 * Reads one list page by page. `410 Gone` in the middle (the server forgot the snapshot of the continue token) starts the list again,
 * so that what is kept is one consistent list (Kubernetes API concepts, "Retrieving large results sets in chunks").
 */
export const readList = async (client: Client, list: ListKind, log: ReadLog, commit: Commit): Promise<void> => {
  for (let start = 1; ; start++) {
    try {
      return await readPages(client, list, log, commit);
    } catch (error) {
      // Half a list is no evidence: the pages of a start that failed are not part of the read.
      log.startAgain();
      if (!(error instanceof AnswerError) || error.status !== 410 || start >= maxStarts) throw error;
    }
  }
};

const readPages = async (client: Client, list: ListKind, log: ReadLog, commit: Commit): Promise<void> => {
  let token = '';
  const seen = new Set<string>();
  do {
    const query = `limit=${pageSize}${token === '' ? '' : `&continue=${encodeURIComponent(token)}`}`;
    const bytes = await client.ask(list.operation, `${list.path}?${query}`, log);
    const page = parsePage(bytes);
    await keepBody(bytes, page.whole, log, commit);
    token = page.metadata.continue ?? '';
    if (token !== '' && seen.has(token))
      throw new AnswerError(
        200,
        'RepeatedContinue',
        'The server gave the same continue token twice; the list never ends.',
      );
    seen.add(token);
  } while (token !== '');
};

/** The objects of a list that was read, page by page from the journal. */
export async function* itemsOf(journal: Journal, read: RecordedRead): AsyncGenerator<unknown> {
  for (const body of read.bodies) yield* parsePage(await journal.load(body)).items ?? [];
}
