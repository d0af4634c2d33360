import {createAwsCollector} from '../../../collectors/aws/aws-collector.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';

/** Says which account an endpoint has: run as a process of its own, because Node reads NODE_EXTRA_CA_CERTS only at its start. */
const [endpoint = ''] = process.argv.slice(2);
const {identity} = await createAwsCollector().preflight(
  {kind: 'aws', endpoint},
  {journal: createMemoryJournal(), signal: new AbortController().signal, toolVersion: 'test'},
);
console.log(`account ${identity.target}`);
