import {spawn} from 'node:child_process';
import {dirname, isAbsolute, join} from 'node:path';
import {z} from 'zod';
import {CollectorError} from '../errors.ts';
import type {ExecEntry} from './kubeconfig-file.ts';

const ExecCredential = z.object({
  status: z.object({
    token: z.string().nullish(),
    clientCertificateData: z.string().nullish(),
    clientKeyData: z.string().nullish(),
    expirationTimestamp: z.string().nullish(),
  }),
});

/** What a credential command gave; certificate and key are PEM. */
export type ExecAnswer = {readonly token?: string; readonly cert?: string; readonly key?: string};

const maxOutput = 1024 * 1024;
const timeoutMs = 60_000;
const secretName = /passw|secret|token|key|credential/i;

/** The command line as the user would type it, environment included; values of secret-looking variables are starred. */
export const commandLine = (exec: ExecEntry): string =>
  [
    ...(exec.env ?? []).map(({name, value}) => `${name}=${secretName.test(name) ? '***' : quoted(value)}`),
    quoted(exec.command),
    ...(exec.args ?? []).map(quoted),
  ].join(' ');

/** The error that asks for consent, and shows what would run. */
export const consentNeeded = (userName: string, exec: ExecEntry): CollectorError =>
  new CollectorError(
    'exec-needs-consent',
    `The kubeconfig's user "${userName}" gets its credentials from a command of the file's author:\n` +
      `  ${commandLine(exec)}\n` +
      'It was not run. If you trust this file, allow it (--allow-exec) and start again.',
  );

/**
 * Runs the credential command without a shell and returns its answer (client-go's ExecCredential, v1 and v1beta1). Relative commands
 * start from the kubeconfig's folder. Errors: CollectorError `bad-credentials` with the command's own words, `cancelled`.
 */
export const runExec = async (
  exec: ExecEntry,
  options: {folder: string; env: NodeJS.ProcessEnv; signal: AbortSignal},
): Promise<ExecAnswer> => {
  const command =
    dirname(exec.command) === '.' || isAbsolute(exec.command) ? exec.command : join(options.folder, exec.command);
  const info = {apiVersion: exec.apiVersion, kind: 'ExecCredential', spec: {interactive: false}};
  const env = {
    ...options.env,
    KUBERNETES_EXEC_INFO: JSON.stringify(info),
    ...Object.fromEntries((exec.env ?? []).map(({name, value}) => [name, value])),
  };
  const failed = (why: string, cause?: unknown): CollectorError =>
    new CollectorError(
      'bad-credentials',
      `The credential command ${commandLine(exec)} ${why}. Run it in a terminal, mend it, and start again.`,
      {cause},
    );
  const output = await outputOf(command, exec.args ?? [], env, options.signal, failed);
  let plain: unknown;
  try {
    plain = JSON.parse(output);
  } catch {
    throw failed('did not answer with JSON');
  }
  const parsed = ExecCredential.safeParse(plain);
  if (!parsed.success) throw failed('did not answer with an ExecCredential');
  const {token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp: expires} = parsed.data.status;
  if (!token && !(cert && key)) throw failed('gave neither a token nor a certificate with its key');
  if (expires && Date.parse(expires) <= Date.now())
    throw new CollectorError(
      'expired-credentials',
      `The credential command ${commandLine(exec)} gave a credential that expired at ${expires}. Sign in again, and start again.`,
    );
  return {...(token ? {token} : {}), ...(cert && key ? {cert, key} : {})};
};

const outputOf = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  failed: (why: string, cause?: unknown) => CollectorError,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const child = spawn(command, [...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.any([signal, limit]),
      windowsHide: true,
    });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > maxOutput) child.kill();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.on('error', cause => {
      if (signal.aborted) reject(signal.reason);
      else if (limit.aborted) reject(failed(`did not end within ${timeoutMs / 1000} s`, cause));
      else reject(failed(`could not be started (${(cause as NodeJS.ErrnoException).code ?? cause.message})`, cause));
    });
    child.on('close', code => {
      if (output.length > maxOutput) reject(failed('answered with more than 1 MiB'));
      else if (code === 0) resolve(output);
      else reject(failed(`ended with code ${code}: ${complaint.trim() || 'it said nothing'}`));
    });
  });

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
