import type {Sample} from '../../../main/contract/papers.ts';
import {controlText} from '../../control-text.ts';
import type {Places} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {tallyOf} from './sample-rows.ts';

const named = 10;
/** More than this of a statement does not go into an address. */
const longest = 2000;
/** Evidence ids in an address: each takes ten letters. */
const most = 100;

/** Where a finding begins that the failed items of a sample give; undefined where none failed. */
export const findingFrom = (id: string, sample: Sample): Places['findings'] | undefined => {
  const failed = sample.items.filter(({result}) => result === 'does-not-conform');
  if (failed.length === 0) return undefined;
  const tally = tallyOf(sample);
  const tested = tally.conforms + tally['does-not-conform'];
  const statement = texts.samples.statement({
    id,
    title: sample.title,
    failed: failed.length,
    tested,
    population: sample.population.size,
    names: failed.slice(0, named).map(({label}) => label),
    more: Math.max(0, failed.length - named),
  });
  const evidence = [...new Set(failed.flatMap(item => item.evidence))].slice(0, most);
  return {
    create: '1',
    control: controlText(sample.control),
    statement: statement.slice(0, longest),
    sample: id,
    failed: String(failed.length),
    of: String(tested),
    ...(evidence.length === 0 ? {} : {evidence: evidence.join(',')}),
  };
};
