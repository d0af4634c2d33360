import type {PeerCase, PeerTools, RunOptions} from './peer.ts';

/** Runs one judge: passed when it exits with 0 and says nothing of `unless`. */
export const judge = async (
  tools: PeerTools,
  name: string,
  command: string,
  args: readonly string[],
  options: RunOptions & {unless?: RegExp} = {},
): Promise<PeerCase> => {
  const path = await tools.command(command);
  if (path === undefined) return {name, outcome: 'skipped', detail: `${command} is not installed`};
  const {code, stdout, stderr} = await tools.run(path, args, options);
  const said = `${stdout}\n${stderr}`.trim();
  if (code === 0 && !options.unless?.test(said)) return {name, outcome: 'passed'};
  return {name, outcome: 'failed', detail: `exit ${code}: ${said.slice(-400)}`};
};
