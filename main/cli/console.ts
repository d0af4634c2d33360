import cliProgress from 'cli-progress';

/** Where the CLI writes: results to stdout (JSON or text), everything about the way there to stderr. */
export type Console = {
  readonly json: boolean;
  /** A result: the JSON value for machines, or the lines for people. */
  result(value: unknown, lines: readonly string[]): void;
  /** A remark for people; silent with --json. */
  say(line: string): void;
  fail(code: string, message: string): void;
  /** A bar on stderr where that is a terminal, else nothing. */
  bar(unit: string): Bar;
};

export type Bar = {update(done: number, total: number, what: string): void; stop(): void};

const noBar: Bar = {update: () => {}, stop: () => {}};

export const createConsole = (json: boolean): Console => ({
  json,
  result: (value, lines) => {
    process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join('\n')}\n`);
  },
  say: line => {
    if (!json) process.stderr.write(`${line}\n`);
  },
  fail: (code, message) => {
    if (json) process.stdout.write(`${JSON.stringify({error: {code, message}}, null, 2)}\n`);
    else process.stderr.write(`fieldwork: ${message}\n`);
  },
  bar: unit => (json || !process.stderr.isTTY ? noBar : terminalBar(unit)),
});

const terminalBar = (unit: string): Bar => {
  const bar = new cliProgress.SingleBar({
    format: `{bar} {value} of {total} ${unit}  {what}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    stream: process.stderr,
  });
  let started = false;
  return {
    update: (done, total, what) => {
      if (!started) {
        bar.start(total, done, {what});
        started = true;
        return;
      }
      bar.setTotal(total);
      bar.update(done, {what});
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
};
