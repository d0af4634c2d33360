/**
 * The one interface every collector plugs into, and the types of what it brings home. A collector declares the
 * operations it needs; guard, preflight, least-privilege policy and `not-assessed` verdicts all come from that list.
 */

/** One read operation of a target's API. */
export type Operation = {
  /** Stable id, used by checks: `s3:GetBucketAcl`, `rbac.authorization.k8s.io/clusterroles:list`. */
  readonly id: string;
  /** The service or API group: `s3`, `ec2`, `core`, `apps`. Pacing is per service and region. */
  readonly service: string;
  /** The operation's own name: `GetBucketAcl`, `list clusterroles`. */
  readonly name: string;
  readonly scope: 'global' | 'regional' | 'cluster';
  /** What a client must grant: IAM actions, or `verb resource.group`. Empty when none is needed. */
  readonly permissions: readonly string[];
};

/**
 * How a read ended. `ok`: answered. `absent`: answered, and there is no such configuration (NoSuchBucketPolicy).
 * Everything else is not read: `denied` and `unsupported` are final for this collection, the rest is tried again on resume.
 */
export type Outcome = 'ok' | 'absent' | 'denied' | 'unsupported' | 'throttled' | 'failed' | 'refused' | 'cancelled';

export type ReadError = {readonly code: string; readonly message: string; readonly status?: number};

/** The full record of one logical read (all its pages), failed ones too. Times are UTC ISO 8601 with milliseconds. */
export type Provenance = {
  readonly collector: CollectorKind;
  readonly operation: string;
  readonly service: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** AWS region, `global`, or the namespace scope `cluster`. */
  readonly region: string;
  /** Account id or cluster id. */
  readonly target: string;
  readonly caller: string;
  readonly endpoint: string;
  readonly requestIds: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
  readonly pages: number;
  readonly attempts: number;
  readonly outcome: Outcome;
  readonly error?: ReadError;
  readonly toolVersion: string;
};

/** A raw body in the content store, after redaction. */
export type Body = {readonly sha256: string; readonly bytes: number; readonly mediaType: string};

export type ReadRecord = {readonly key: string; readonly provenance: Provenance; readonly bodies: readonly Body[]};

/** A recorded read: `id` is `R-000001`, `evidenceId` `E-000001` where there was a body to keep. */
export type RecordedRead = ReadRecord & {readonly id: string; readonly evidenceId?: string};

/**
 * The durable record of one collection, kept by the engine. A read that ended for good is recalled, not repeated: resume
 * is a second run of the same collector over the same journal.
 */
export type Journal = {
  /** The read with this key if it is final (ok, absent, denied, unsupported) in this collection, else undefined. */
  recall(key: string): RecordedRead | undefined;
  /** The bytes of a kept body, verified against its hash. */
  load(body: Body): Promise<Uint8Array>;
  /** Keeps one raw body; resolves when it is durable. */
  store(bytes: Uint8Array, mediaType: string): Promise<Body>;
  /** Puts a read on the record with its custody entry; resolves when durable. */
  record(read: ReadRecord): Promise<RecordedRead>;
  /** Commits to a secret without keeping it: `sha256:…` over a random 16-byte salt and the value; the salt stays in the workspace. */
  commit(secret: string): string;
};

/** A part of a resource rests on one read; the evaluator asks here why a part is missing. */
export type PartReads = Readonly<Record<string, readonly string[]>>;

/**
 * A thing that checks look at. `data` holds one key a part; a part that could not be read is ABSENT (so that CEL errors
 * and the verdict is `not-assessed`), a part that was read and is empty is present as null, {} or [].
 */
export type Resource = {
  /** ARN, or `<namespace>/<kind>/<name>`: unique within target and region. */
  readonly id: string;
  /** As in the checks: `AwsS3Bucket`, `Pod`. */
  readonly type: string;
  readonly target: string;
  readonly region: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** For every part, read or not: the ids (`R-…`) of the reads it rests on. */
  readonly reads: PartReads;
};

/** Says where resources of a type were looked for, and with which reads. A type nobody looked for is never a pass. */
export type Population = {
  readonly type: string;
  readonly target: string;
  readonly region: string;
  /** The listing reads; the population is known only if all of them are ok. */
  readonly reads: readonly string[];
  /** Set where the API answers but does not show the thing (a managed control plane): why, and what to ask instead. */
  readonly hidden?: string;
};

export type CollectorKind = 'aws' | 'kubernetes';

/** Who we are and what we look at, as the target itself says. */
export type Identity = {
  /** Account id, or the uid of the kube-system namespace (the server's address where that may not be read). */
  readonly target: string;
  readonly name: string;
  readonly caller: string;
  /** Facts worth showing: `{partition, regions}` or `{version, platform}`. */
  readonly facts: Readonly<Record<string, string>>;
};

export type Progress = {
  readonly operation: string;
  readonly region: string;
  readonly outcome: Outcome;
  readonly recalled: boolean;
  readonly done: number;
  /** Reads known so far; grows while lists are discovered. */
  readonly planned: number;
};

/** Where every call waits before it is sent: resolves when reading may go on, or when the signal aborts. */
export type Gate = (signal: AbortSignal) => Promise<void>;

/** A pair of AWS keys, as the shell keeps them. Never on the record. */
export type AwsKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

/** What a collection run gets from the engine. */
export type Run = {
  readonly journal: Journal;
  readonly signal: AbortSignal;
  readonly toolVersion: string;
  /** Absent: nothing ever waits. */
  readonly gate?: Gate;
  /** The keys that a target names; undefined where there are none of that name. */
  readonly keys?: (name: string) => Promise<AwsKeys | undefined>;
  /** Called once, before anything else is read; throws when the target is not the one of the collection that is resumed. */
  identified(identity: Identity): void;
  emit(resource: Resource): void;
  emitPopulation(population: Population): void;
  progress(event: Progress): void;
};

/** One line of a preflight: may we, and if not, what to grant. */
export type PreflightRow = {
  readonly operation: string;
  readonly region: string;
  readonly outcome: Outcome;
  readonly permissions: readonly string[];
  readonly error?: ReadError;
};

export type Preflight = {
  readonly identity: Identity;
  readonly rows: readonly PreflightRow[];
  readonly estimatedCalls: number;
};

export type Collector<Target> = {
  readonly kind: CollectorKind;
  readonly operations: readonly Operation[];
  /** The least-privilege policy to hand to the client: IAM JSON or ClusterRole YAML, made from `operations`. */
  policy(): string;
  /** Tries each declared operation once. Errors: CollectorError when the target cannot be reached or identified at all. */
  preflight(target: Target, run: Pick<Run, 'journal' | 'signal' | 'toolVersion' | 'keys'>): Promise<Preflight>;
  /** Reads everything declared. Rejects with CollectorError only when going on is pointless; single failures are on the record. */
  collect(target: Target, run: Run): Promise<void>;
};
