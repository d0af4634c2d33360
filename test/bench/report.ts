import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {renderReport} from '../../main/report/render.ts';
import {sampleModel} from '../report/fixture.ts';

export type BenchRow = {readonly name: string; readonly value: number; readonly unit: string; readonly limit?: number};

const size = {
  controls: 114,
  verdictRows: 2000,
  evidence: 500,
  papers: {findings: 100, soaRows: 93, samples: 20, itemsPerSample: 25, records: 40},
};
const here = fileURLToPath(import.meta.url);

/** Renders the report that the issue names in a process of its own, three times: the best time, the largest memory. */
export const run = async (): Promise<BenchRow[]> => {
  const rounds = [1, 2, 3].map(measured);
  return [
    {
      name: 'report: 114 controls, 2,000 verdicts, 500 items, 100 findings, 93 SoA rows, 20 samples of 25',
      value: Math.min(...rounds.map(r => r.seconds)),
      unit: 's',
      limit: 5,
    },
    {name: 'report: peak memory (RSS)', value: Math.max(...rounds.map(r => r.megabytes)), unit: 'MB', limit: 300},
    {name: 'report: pages', value: rounds[0]?.pages ?? 0, unit: 'pages'},
    {name: 'report: size', value: rounds[0]?.size ?? 0, unit: 'MB'},
  ];
};

type Round = {readonly seconds: number; readonly megabytes: number; readonly pages: number; readonly size: number};

const measured = (): Round => {
  const {stdout, status, stderr} = spawnSync(process.execPath, [here, 'once'], {encoding: 'utf8'});
  if (status !== 0) throw new Error(`The report's benchmark failed:\n${stderr}`);
  return JSON.parse(stdout) as Round;
};

const once = async (): Promise<Round> => {
  const model = sampleModel(size);
  const start = performance.now();
  const {bytes, pages} = await renderReport(model);
  const round = (n: number) => Math.round(n * 100) / 100;
  return {
    seconds: round((performance.now() - start) / 1000),
    megabytes: round(process.resourceUsage().maxRSS / 1024),
    pages,
    size: round(bytes.length / 1e6),
  };
};

if (process.argv[1] === here) {
  if (process.argv[2] === 'once') console.log(JSON.stringify(await once()));
  else console.table(await run());
}
