import type {Outcome, Progress, RecordedRead} from '../collector.ts';
import type {CallGuard} from '../guard.ts';
import {type Ending, journaledRead, type ReadLog, readKey} from '../journaled-read.ts';
import type {Call} from './call.ts';
import {classify} from './classify.ts';
import {createQuestions, type QuestionParts} from './questions.ts';

/** The outcome of one logical read; `pages` gives the deserialised pages of an `ok` read, one after the other, and nothing otherwise. */
export type ReadResult<O> = {
  readonly read: RecordedRead;
  readonly outcome: Outcome;
  readonly pages: () => AsyncIterable<O>;
};

export type ReadOptions<O> = {
  /** Asks again even where an earlier run of this collection has the answer. */
  readonly fresh?: boolean;
  /** Sees each page as it arrives from the wire, before the read is on the record; what it throws ends the read. */
  readonly onPage?: (output: O) => void;
};

export type Reader = {
  /** Reads one thing. `region` is a region's name, or `global` for what is asked at the home region. Errors: those of `journaledRead`. */
  read<I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    options?: ReadOptions<O>,
  ): Promise<ReadResult<O>>;
  /** Whether the journal has the final answer of this read. */
  isRecorded<I extends object, O>(call: Call<I, O>, region: string, input: I): boolean;
  /** Resolves when no read is under way any more. */
  idle(): Promise<void>;
};

export type ReaderParts = QuestionParts & {
  readonly guard: CallGuard;
  readonly progress: (event: Progress) => void;
};

/** Parsed pages are held up to this many raw bytes a read; beyond, they are parsed again from the journal when asked for. */
const heldBytes = 4 * 1024 * 1024;

/** A reader over one run's session, pacer and journal. */
export const createReader = (parts: ReaderParts): Reader => {
  const {context, session, clock, guard, progress} = parts;
  const questions = createQuestions(parts);
  const underWay = new Set<Promise<unknown>>();
  let done = 0;
  let planned = 0;

  /** Asks for page after page; returns those that may be held in memory. */
  const readPages = async <I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    onPage: ((output: O) => void) | undefined,
    log: Parameters<typeof questions.ask>[3],
  ): Promise<O[]> => {
    const held: O[] = [];
    const tokens = new Set<string>();
    let bytesSoFar = 0;
    let page = input;
    for (let number = 1; ; number++) {
      const {output, bytes} = await questions.ask(call, region, page, log);
      onPage?.(output);
      bytesSoFar += bytes;
      if (bytesSoFar <= heldBytes) held.push(output);
      const more = call.next?.(output);
      if (!more) return held;
      const token = JSON.stringify(more);
      if (number >= call.maxPages) throw new PagingError(`There was no end after ${number} answers.`);
      if (token !== '{}' && tokens.has(token)) throw new PagingError('The same page was offered twice.');
      tokens.add(token);
      if (call.pauseMs) await clock.sleep(call.pauseMs, context.signal);
      page = {...input, ...more};
    }
  };

  const read = async <I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    {fresh, onPage}: ReadOptions<O> = {},
  ): Promise<ReadResult<O>> => {
    guard(call.operation.id);
    planned++;
    const clientRegion = region === 'global' ? session.homeRegion : region;
    let held: readonly O[] = [];
    let endpoint = session.endpoint ?? '';
    let refusal: Ending['body'];

    const perform = async (log: ReadLog): Promise<void> => {
      held = await readPages(call, clientRegion, input, onPage, {
        ...log,
        endpoint: to => {
          endpoint = to;
          log.endpoint(to);
        },
        refusal: body => {
          refusal = body;
        },
      });
    };
    const endingOf = (error: unknown): Ending => {
      const answeredBefore = questions.answered(call, clientRegion);
      const ending = classify(error, {
        operation: call.operation.id,
        endpoint: endpoint || `${call.service} in ${clientRegion}`,
        home: clientRegion === session.homeRegion,
        identity: call.operation.id === 'sts:GetCallerIdentity',
        answeredBefore,
      });
      if (ending.outcome === 'failed' && !answeredBefore) questions.silent(call, clientRegion);
      return ending.outcome === 'absent' && refusal ? {...ending, body: refusal} : ending;
    };

    const key = keyOf(call, region, input);
    const again = fresh && context.journal.recall(key) !== undefined;
    const {read: recorded, recalled} = await journaledRead(
      context,
      {
        key: again ? `${key} again at ${context.now().toISOString()}` : key,
        operation: call.operation,
        region,
        parameters: parametersOf(input),
        endpoint,
      },
      perform,
      endingOf,
    );
    const {outcome} = recorded.provenance;
    done++;
    progress({operation: call.operation.id, region, outcome, recalled, done, planned});
    const complete = !recalled && held.length === recorded.bodies.length;
    if (!complete) held = [];
    return {
      read: recorded,
      outcome,
      pages: async function* () {
        if (outcome !== 'ok') return;
        if (complete) yield* held;
        else {
          for (let page = 0; page < recorded.bodies.length; page++) {
            yield await questions.replay(call, clientRegion, input, recorded, page);
          }
        }
      },
    };
  };

  return {
    read: (call, region, input, options) => {
      const reading = read(call, region, input, options);
      underWay.add(reading);
      const forget = () => underWay.delete(reading);
      reading.then(forget, forget);
      return reading;
    },
    isRecorded: (call, region, input) => context.journal.recall(keyOf(call, region, input)) !== undefined,
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

const keyOf = <I extends object, O>(call: Call<I, O>, region: string, input: I): string =>
  readKey('aws', call.operation.id, region, parametersOf(input));

/** The input as it goes on the record. */
const parametersOf = (input: object): Readonly<Record<string, unknown>> => ({...input});

/** A list whose pages do not come to an end. */
class PagingError extends Error {
  override readonly name = 'PagingLoop';
}
