/** Run by kill.test.ts: packages the files of a folder again and again until it is killed. Arguments: source, destination, format. */
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {writePackage} from '../../main/delivery/package.ts';
import type {PayloadFile} from '../../main/delivery/types.ts';
import {emptyCustody, nextCustodyLine} from '../../main/evidence/custody.ts';

const [source = '', destination = '', format = 'zip'] = process.argv.slice(2);
const {line, head} = nextCustodyLine(emptyCustody, {
  time: '2026-03-01T10:00:00.000Z',
  actor: 'test',
  action: 'sealed',
  subject: {kind: 'assessment', id: 'A'},
});
const log = Buffer.from(line);
const payload: PayloadFile[] = readdirSync(source).map(name => {
  const path = join(source, name);
  return {path: `evidence/${name}`, bytes: statSync(path).size, source: {kind: 'file', path}};
});
payload.push({path: 'custody/custody.jsonl', bytes: log.length, source: {kind: 'bytes', bytes: log}});

process.stdout.write('ready\n');
for (let round = 0; ; round++) {
  await writePackage(
    {
      name: 'EP-1',
      sealedAt: '2026-03-01T10:00:00.000Z',
      custody: {head: head.sha256, entries: head.entries},
      toolVersion: '0.1.0',
      info: [['External-Identifier', `round-${round}`]],
      payload,
    },
    destination,
    {replace: true, format: format === 'folder' ? 'folder' : 'zip'},
  );
}
