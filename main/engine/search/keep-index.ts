import {setImmediate as nextTurn} from 'node:timers/promises';
import {PaperKind} from '../../contract/papers.ts';
import type {CustodyEntry} from '../../evidence/custody.ts';
import type {Workspace} from '../../workspace/types.ts';
import type {Library} from '../library.ts';
import {partOf} from '../remember.ts';
import type {SearchDocument} from './document.ts';
import {
  answerDocument,
  evidenceDocument,
  libraryDocuments,
  paperDocument,
  resourceDocument,
  topicsOf,
} from './documents.ts';
import {createSearchIndex, type SearchIndex} from './index.ts';

/** The index of one open assessment, which follows its record. */
export type KeptIndex = {
  readonly index: SearchIndex;
  /** Whether something is still to be taken in. */
  indexing(): boolean;
  /** Resolves when all is taken in, or when it is stopped. Errors: what reading the record throws; the next change tries again. */
  settled(): Promise<void>;
  stop(): void;
};

/** Milliseconds of work at a stretch: others wait no longer than about this for their turn. */
const slice = 8;

/** Builds the index in the background, a slice at a turn of the event loop, and keeps it as the record goes on. */
export const keepSearchIndex = (workspace: Workspace, library: Library): KeptIndex => {
  const index = createSearchIndex();
  const feeds = feedsOf(workspace, library);
  /** What is to be taken in, in the order it came; a feed that waits is begun anew, not twice. */
  const waiting = new Map<string, () => Iterable<SearchDocument>>();
  const begun = new Map<string, number>();
  let work: Promise<void> | undefined;
  let failure: Promise<void> | undefined;
  let stopped = false;

  const want = (key: string, feed: () => Iterable<SearchDocument>) => {
    waiting.set(key, feed);
    begun.set(key, (begun.get(key) ?? 0) + 1);
  };

  const wanted = function* (): Generator<SearchDocument> {
    for (;;) {
      const [next] = waiting;
      if (!next) return;
      const [key, feed] = next;
      waiting.delete(key);
      const time = begun.get(key);
      for (const document of feed()) {
        if (begun.get(key) !== time) break;
        yield document;
      }
      if (begun.get(key) === time) begun.delete(key);
    }
  };

  const run = async (): Promise<void> => {
    const documents = wanted();
    for (let more = true; more; ) {
      await nextTurn();
      if (stopped) return;
      const end = performance.now() + slice;
      more = index.add(documents, () => performance.now() >= end);
    }
  };

  const start = () => {
    if (stopped || work) return;
    const own = run().then(() => {
      work = undefined;
    });
    work = own;
    // Whoever asks is told; the next change tries again.
    own.catch(() => {
      failure = own;
      work = undefined;
    });
    failure = undefined;
  };

  const follow = ({subject: {kind, id}, action}: CustodyEntry) => {
    switch (partOf(kind)) {
      case 'answers':
        want(`answer/${id}`, () => feeds.answer(id));
        break;
      case 'evidence':
        if (kind === 'evidence') want(`evidence/${id}`, () => feeds.item(id));
        break;
      case 'collections':
        if (!changesResources.has(action)) return;
        index.clear('resource');
        want('resources', feeds.resources);
        break;
      case 'papers':
        want(`${kind}/${id}`, () => feeds.paper(kind, id));
        break;
      default:
        return;
    }
    start();
  };

  const unwatch = workspace.custody.watch(follow);
  for (const kind of ['library', 'answers', 'papers', 'evidence', 'resources'] as const) want(kind, feeds[kind]);
  start();

  return {
    index,
    indexing: () => work !== undefined,
    settled: () => work ?? failure ?? Promise.resolve(),
    stop: () => {
      if (stopped) return;
      stopped = true;
      unwatch();
      index.close();
    },
  };
};

/** After these, other resources may be the current ones. */
const changesResources: ReadonlySet<string> = new Set([
  'resources-derived',
  'collection-finished',
  'collection-interrupted',
  'collection-cancelled',
]);

const page = 500;

const feedsOf = (workspace: Workspace, library: Library) => {
  const {frameworks} = library;
  const topics = topicsOf(frameworks);
  return {
    library: () => libraryDocuments(library),
    *answers(): Generator<SearchDocument> {
      for (const answer of workspace.answers.list()) yield answerDocument(answer, frameworks, topics);
    },
    *papers(): Generator<SearchDocument> {
      for (const kind of PaperKind.options)
        for (const stored of workspace.papers.list(kind)) yield paperDocument(stored);
    },
    // By number, so that nothing of the database is held open between two turns.
    *evidence(): Generator<SearchDocument> {
      for (let n = 1, count = workspace.evidence.count(); n <= count; n++) {
        const item = workspace.evidence.get(`E-${String(n).padStart(6, '0')}`);
        if (item) yield evidenceDocument(item);
      }
    },
    *resources(): Generator<SearchDocument> {
      for (const {id, identity, kind} of workspace.collections.current())
        for (let after = 0, more = true; more; ) {
          const some = workspace.resources.names(id, after, page);
          for (const resource of some) yield resourceDocument(resource, identity?.name ?? kind);
          after = some.at(-1)?.row ?? after;
          more = some.length === page;
        }
    },
    *answer(question: string): Generator<SearchDocument> {
      const answer = workspace.answers.history(question).at(-1);
      if (answer) yield answerDocument(answer, frameworks, topics);
    },
    *item(id: string): Generator<SearchDocument> {
      const item = workspace.evidence.get(id);
      if (item) yield evidenceDocument(item);
    },
    *paper(kind: string, id: string): Generator<SearchDocument> {
      const known = PaperKind.safeParse(kind);
      const stored = known.success ? workspace.papers.get(known.data, id) : undefined;
      if (stored) yield paperDocument(stored);
    },
  };
};
