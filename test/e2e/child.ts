/**
 * A client in a process of its own, to be killed: `collect <folder> <url>` prints `done N` after every read that is on the
 * record, `package <folder> <out>` packs; both print `end` when they come to their end.
 */
import {writeSync} from 'node:fs';
import {join} from 'node:path';
import {createClient} from '../../main/contract/client.ts';
import {createLocalEngine} from '../../main/engine/local.ts';

const [job, folder = '', where = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const engine = await createLocalEngine(join(import.meta.dirname, '../..'));
const client = createClient(engine.transport);
await client.call('assessment.open', {folder});
say('open');
if (job === 'collect') {
  client.on('collect.progress', event => say(`done ${event.done}`));
  await client.call('collect.start', {target: {kind: 'aws', endpoint: where}, by: 'tester'});
} else {
  await client.call('package.build', {folder: where, replace: true, by: 'tester'});
}
engine.close();
say('end');
