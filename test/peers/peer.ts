/** One line of a peer's report: what was compared, and how it ended. A skipped case says why in `detail`. */
export type PeerCase = {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
};

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Written to the command's standard input, which is then closed. */
  readonly input?: string | Uint8Array;
  /** Milliseconds until the command is killed; ten minutes if absent. */
  readonly timeoutMs?: number;
};

export type RunResult = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** A Python of its own with the wanted packages, or why there is none. */
export type PythonTools = {readonly python: string; readonly bin: string} | {readonly unavailable: string};

/** What the runner lends to a peer. */
export type PeerTools = {
  /** A fresh folder for this peer and this run, removed afterwards. */
  readonly scratch: string;
  /** A virtual environment with exactly these pinned packages (`moto[server]==5.2.5`); kept and reused between runs. */
  python(packages: readonly string[]): Promise<PythonTools>;
  /** The absolute path of a command on PATH, or undefined. */
  command(name: string): Promise<string | undefined>;
  /** Runs a command without a shell. Never rejects: a command that cannot start or is killed has the code -1. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
};

/** An independent tool that judges our work. Each `test/peers/*.peer.ts` exports one as `peer`. */
export type Peer = {
  readonly name: string;
  run(tools: PeerTools): Promise<readonly PeerCase[]>;
};
