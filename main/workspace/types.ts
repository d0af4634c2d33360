import type {
  Body,
  CollectorKind,
  Identity,
  Population,
  ReadRecord,
  RecordedRead,
  Resource,
} from '../../collectors/collector.ts';
import type {Target} from '../../collectors/targets.ts';
import type {Verdict} from '../checks/types.ts';
import type {Classification, Conclusion, ControlRef, Edition, Mode} from '../contract/ids.ts';
import type {Paper, PaperKind, StoredPaper} from '../contract/papers.ts';
import type {CustodyDraft, CustodyEntry} from '../evidence/custody.ts';

/** What an assessment is about; written at creation, changed only with a custody entry. */
export type AssessmentInfo = {
  /** UUIDv4. */
  readonly id: string;
  /** The engagement's reference, also the stem of the package: `[A-Za-z0-9._-]+`. */
  readonly reference: string;
  readonly client: string;
  readonly title: string;
  readonly scope: string;
  readonly mode: Mode;
  readonly auditor: string;
  readonly createdAt: string;
  /** What the Statement of Applicability goes by; absent: 2022. */
  readonly edition?: Edition | undefined;
  /** Who works on it beside the auditor. */
  readonly team?: readonly {readonly name: string; readonly role: string}[] | undefined;
  /** The days at work, both included: `2026-11-21`. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

/** What is to change of it; what is absent stays. */
export type InfoChange = {
  readonly [K in Exclude<keyof AssessmentInfo, 'id' | 'createdAt'>]?: AssessmentInfo[K] | undefined;
};

export type BlobStore = {
  /** Keeps bytes; resolves when durable (temp file, fsync, rename, fsync of the folder). */
  put(bytes: Uint8Array): Promise<{sha256: string; bytes: number}>;
  /** Copies a file in, hashing while copying, in bounded memory; the source is only read. */
  putFile(
    path: string,
    options?: {signal?: AbortSignal; onBytes?: (total: number) => void},
  ): Promise<{sha256: string; bytes: number}>;
  /** The bytes, checked against the hash. Errors: WorkspaceError `corrupt-blob`, `missing-blob`. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Where the blob lies, for streaming; the reader must check the hash itself. Errors: `missing-blob`. */
  path(sha256: string): string;
};

export type EvidenceFile = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
};

/** One piece of evidence: the answer of a read, or a file the auditor attached. */
export type EvidenceItem = {
  /** `E-000001`. */
  readonly id: string;
  readonly kind: 'read' | 'document' | 'photo';
  readonly title: string;
  readonly capturedAt: string;
  readonly capturedBy: string;
  readonly classification: Classification;
  /** The name the file had where it came from, exactly; only for attachments. */
  readonly originalName?: string;
  readonly note?: string;
  readonly files: readonly EvidenceFile[];
  readonly controls: readonly ControlRef[];
  readonly readId?: string;
};

export type EvidenceDraft = Omit<EvidenceItem, 'id'>;

export type CollectionState = 'running' | 'finished' | 'interrupted' | 'cancelled';

export type CollectionInfo = {
  /** `C-0001`. */
  readonly id: string;
  readonly kind: CollectorKind;
  readonly target: Target;
  readonly identity?: Identity;
  readonly state: CollectionState;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly by: string;
  /** Why it is not finished, for people. */
  readonly problem?: string;
};

export type Answer = {
  /** Question id, unique over all packs. */
  readonly question: string;
  readonly control: ControlRef;
  readonly conclusion: Conclusion;
  readonly text: string;
  /** What the question asks for beside the conclusion: words, a day (ISO), a number of its unit, an option, an evidence id. */
  readonly value?: string | number;
  /** Where in the document it stands, as one cites it: "clause 14.2, page 31". */
  readonly reference?: string;
  /** Required for not-applicable and not-tested. */
  readonly reason?: string;
  readonly evidence: readonly string[];
  readonly answeredBy: string;
  readonly answeredAt: string;
};

export type ReadCounts = {
  readonly ok: number;
  readonly absent: number;
  readonly denied: number;
  readonly other: number;
};

/** A resource without its data: where it lies, and what it is called. */
export type ResourceName = Omit<Resource, 'data' | 'reads'> & {readonly row: number};

/** A verdict without its reason and its reads. */
export type VerdictName = Omit<Verdict, 'reason' | 'reads' | 'resourceName'> & {readonly id: number};

/**
 * One open assessment folder. Every write is one transaction together with its custody entry and is durable on return
 * (WAL, synchronous=FULL). All methods throw WorkspaceError.
 */
export type Workspace = {
  readonly folder: string;
  /** As it stands now; another object after `describe`. */
  readonly info: AssessmentInfo;
  /** Changes what the assessment is about, with a custody entry of the hashes before and after; the same again changes nothing. Errors: `invalid`. */
  describe(change: InfoChange, by: string): {changed: boolean};
  readonly blobs: BlobStore;
  /** Several writes as one: all or none, with one wait for the disk. `work` is synchronous; may be nested. */
  transaction<T>(work: () => T): T;
  readonly custody: {
    append(draft: CustodyDraft): CustodyEntry;
    head(): {sha256: string; entries: number};
    /** The raw lines, LF included, in order. */
    lines(): Iterable<string>;
    last(): CustodyEntry | undefined;
    /** Tells of every entry as it is written, also of one that is rolled back afterwards: a hint to look again. Returns the way to stop. */
    watch(watcher: (entry: CustodyEntry) => void): () => void;
  };
  readonly evidence: {
    add(draft: EvidenceDraft, actor: string): EvidenceItem;
    get(id: string): EvidenceItem | undefined;
    list(): Iterable<EvidenceItem>;
    count(): number;
  };
  readonly collections: {
    begin(kind: CollectorKind, target: Target, by: string): CollectionInfo;
    /** The newest collection of exactly this target, if it was interrupted or cancelled: what to resume. */
    resumable(kind: CollectorKind, target: Target): CollectionInfo | undefined;
    resume(id: string, by: string): CollectionInfo;
    identified(id: string, identity: Identity): void;
    end(id: string, state: Exclude<CollectionState, 'running'>, problem?: string): CollectionInfo;
    list(): CollectionInfo[];
    /** One collection of every target, what verdicts are about: the newest finished one, or the newest where none is finished. */
    current(): CollectionInfo[];
  };
  readonly reads: {
    /** Read + evidence item + custody entry in one transaction. Errors: `missing-blob`, `not-found`. */
    record(collection: string, read: ReadRecord, actor: string): RecordedRead;
    /** The final read with this key (ok, absent, denied, unsupported). */
    recall(collection: string, key: string): RecordedRead | undefined;
    get(id: string): RecordedRead | undefined;
    list(collection?: string): Iterable<RecordedRead>;
    /** Reads without an answer, each key by its newest record. */
    unanswered(collection: string): Iterable<RecordedRead>;
    /** Some of a collection's reads in the order of the record; `words` are looked for in operation, region, parameters and error. */
    page(
      collection: string,
      wanted: {outcomes?: readonly string[]; words: readonly string[]; offset: number; limit: number},
    ): {total: number; items: RecordedRead[]};
    /** Each key once, by its newest record. */
    counts(collection: string): ReadCounts;
    /** Without a custody entry: the body that names the commitment has one. */
    keepSalt(commitment: string, salt: Uint8Array): void;
  };
  /** Derived from reads, replaced as a whole when a collection ends. */
  readonly resources: {
    replace(collection: string, populations: Iterable<Population>, resources: Iterable<Resource>): void;
    populations(collections: readonly string[]): Population[];
    /** Streams; bounded memory. */
    list(collections: readonly string[]): Iterable<Resource>;
    count(collections: readonly string[]): number;
    /** The next `limit` names of a collection's resources after a row; what is heavy is left out. */
    names(collection: string, after: number, limit: number): ResourceName[];
    at(row: number): Resource | undefined;
  };
  readonly verdicts: {
    /** Replaces all verdicts; one custody entry with the counts and the hash of the rules used. */
    replace(verdicts: Iterable<Verdict>, about: {rulesSha256: string; now: string; actor: string}): void;
    list(): Iterable<Verdict & {readonly id: number}>;
    /** The next `limit` verdicts after an id; what is heavy is left out. */
    names(after: number, limit: number): VerdictName[];
    /** Whole verdicts by their ids; in the order of ids. */
    at(ids: readonly number[]): (Verdict & {readonly id: number})[];
    counts(): {check: string; verdict: Verdict['verdict']; count: number}[];
    /** Why a check could not assess, and how often; the most frequent first. */
    unread(check: string): {reason: string; count: number}[];
    /** The first of a check's verdicts of one value. */
    first(check: string, verdict: Verdict['verdict'], limit: number): Verdict[];
  };
  readonly answers: {
    /** Saves with history; custody has hashes before and after. Saving the same answer again changes nothing. */
    save(answer: Answer): {changed: boolean};
    list(): Answer[];
    history(question: string): Answer[];
  };
  /** Versioned working papers; saving the same content again changes nothing. */
  readonly papers: {
    /** A new version. `id` absent: the next of its kind. Errors: `conflict` where `expected` is not the newest version. */
    save(paper: Paper, about: {id?: string; by: string; expected?: number}): {stored: StoredPaper; changed: boolean};
    get(kind: PaperKind, id: string): StoredPaper | undefined;
    /** The newest version of every paper of the kind, in the order of ids. */
    list(kind: PaperKind): StoredPaper[];
    history(kind: PaperKind, id: string): StoredPaper[];
  };
  close(): void;
};

export type {Body, CollectorKind, ReadRecord, RecordedRead};
