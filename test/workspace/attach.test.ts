import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type AttachmentRequest, attachFile} from '../../main/workspace/attach.ts';
import {asOrdinaryUser} from './fixtures/ordinary-user.ts';
import {custodyActions, freshFolder, freshWorkspace} from './fixtures/workspace.ts';

const request = (path: string, change: Partial<AttachmentRequest> = {}): AttachmentRequest => ({
  path,
  actor: 'Zoë Auditor',
  classification: 'internal',
  controls: [{edition: '2022', id: 'A.5.15'}],
  capturedAt: '2026-11-21T10:00:00.000Z',
  ...change,
});

const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');

describe('an attachment', () => {
  it('keeps original name, type, time, who, classification, controls and note, with a custody entry', async () => {
    const workspace = freshWorkspace();
    const path = join(freshFolder(), 'Rezension – Zugriffsrechte 2026 (final).PDF');
    writeFileSync(path, '%PDF-1.7 …');
    const item = await attachFile(workspace, request(path, {note: 'Handed over in the interview'}));
    expect(item).toMatchObject({
      id: 'E-000001',
      kind: 'document',
      title: 'Rezension – Zugriffsrechte 2026 (final).PDF',
      originalName: 'Rezension – Zugriffsrechte 2026 (final).PDF',
      capturedAt: '2026-11-21T10:00:00.000Z',
      capturedBy: 'Zoë Auditor',
      classification: 'internal',
      controls: [{edition: '2022', id: 'A.5.15'}],
      note: 'Handed over in the interview',
      files: [{name: 'Rezension_Zugriffsrechte_2026_final.PDF', mediaType: 'application/pdf', bytes: 12}],
    });
    expect(workspace.evidence.get('E-000001')).toEqual(item);
    expect(await custodyActions(workspace)).toEqual(['created', 'attached']);
    expect(workspace.custody.last()?.subject).toEqual({
      kind: 'evidence',
      id: 'E-000001',
      sha256: item.files[0]?.sha256,
    });
  });

  it('is a photo by its content, not by its name', async () => {
    const workspace = freshWorkspace();
    const folder = freshFolder();
    writeFileSync(join(folder, 'door.txt'), jpeg);
    writeFileSync(join(folder, 'fake.jpg'), 'not a photo');
    const photo = await attachFile(workspace, request(join(folder, 'door.txt')));
    expect([photo.kind, photo.files[0]?.mediaType]).toEqual(['photo', 'image/jpeg']);
    const text = await attachFile(workspace, request(join(folder, 'fake.jpg')));
    expect([text.kind, text.files[0]?.mediaType]).toEqual(['document', 'text/plain']);
    expect((await attachFile(workspace, request(join(folder, 'door.txt'), {kind: 'document'}))).kind).toBe('document');
  });

  it('of 0 bytes is taken, and its note says so', async () => {
    const workspace = freshWorkspace();
    const path = join(freshFolder(), 'empty.log');
    writeFileSync(path, '');
    const item = await attachFile(workspace, request(path, {note: 'As received.'}));
    expect(item.note).toBe('As received. The file is empty (0 bytes).');
    expect(item.files[0]?.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('may be a link to a file, and is then the file', async () => {
    const workspace = freshWorkspace();
    const folder = freshFolder();
    writeFileSync(join(folder, 'real.txt'), 'content');
    symlinkSync('real.txt', join(folder, 'link.txt'));
    expect((await attachFile(workspace, request(join(folder, 'link.txt')))).files[0]?.bytes).toBe(7);
  });

  it.each([
    ['a folder', 'is not a file', (path: string) => mkdirSync(path)],
    ['a pipe', 'is not a file', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to nowhere', 'link to nowhere', (path: string) => symlinkSync('/nowhere/at/all', path)],
    ['a link to itself', 'link to nowhere', (path: string) => symlinkSync(path, path)],
    ['nothing', 'not there', () => undefined],
  ])('may not be %s', async (_, message, make) => {
    const workspace = freshWorkspace();
    const path = join(freshFolder(), 'thing');
    make(path);
    await expect(attachFile(workspace, request(path))).rejects.toEqual(
      expect.objectContaining({code: 'bad-attachment', message: expect.stringContaining(message)}),
    );
    expect(workspace.evidence.count()).toBe(0);
  });

  it('may not be a socket or a device', async () => {
    const workspace = freshWorkspace();
    const path = join(freshFolder(), 's');
    const server = createServer();
    await new Promise<void>(listening => server.listen(path, listening));
    const refused = expect.objectContaining({code: 'bad-attachment'});
    await expect(attachFile(workspace, request(path))).rejects.toEqual(refused);
    await expect(attachFile(workspace, request('/dev/zero'))).rejects.toEqual(refused);
    await new Promise(closed => server.close(closed));
  });

  it('may not be a file without permission to read', () => {
    const folder = freshFolder();
    chmodSync(folder, 0o777);
    const path = join(folder, 'secret.txt');
    writeFileSync(path, 'x');
    chmodSync(path, 0o000);
    const result = asOrdinaryUser(
      `const w = createWorkspace(${JSON.stringify(join(folder, 'w'))}, draft);
       await attachFile(w, ${JSON.stringify(request(path))});`,
    );
    expect(result).toMatchObject({code: 'bad-attachment', message: expect.stringContaining('no permission')});
  });
});

const gigabyte = 1024 ** 3;
const large = process.env.FIELDWORK_TEST_5GB === '1';
const room = statfsSync(tmpdir());

describe('a large attachment', () => {
  const attachSparse = async (bytes: number) => {
    const workspace = freshWorkspace();
    const path = join(freshFolder(), 'image.bin');
    writeFileSync(path, 'head');
    truncateSync(path, bytes);
    const fd = openSync(path, 'r+');
    writeSync(fd, 'tail', bytes - 4);
    closeSync(fd);
    const before = process.memoryUsage.rss();
    let peak = before;
    const item = await attachFile(workspace, request(path), {
      onBytes: () => {
        peak = Math.max(peak, process.memoryUsage.rss());
      },
    });
    const [expected] = execFileSync('openssl', ['dgst', '-sha256', '-r', path], {encoding: 'utf8'}).split(' ');
    expect(item.files[0]).toMatchObject({bytes, sha256: expected});
    return (peak - before) / 1e6;
  };

  it('is copied in bounded memory', async () => {
    expect(await attachSparse(300 * 1024 * 1024 + 17)).toBeLessThan(60);
  });

  it.skipIf(!large || room.bavail * room.bsize < 6 * gigabyte)(
    'of more than 5 GB is taken (set FIELDWORK_TEST_5GB=1; needs 6 GB of room)',
    {timeout: 300_000},
    async () => {
      expect(await attachSparse(5 * gigabyte + 17)).toBeLessThan(60);
    },
  );
});
