import {statSync} from 'node:fs';
import type {PayloadFile} from '../delivery/types.ts';
import type {Workspace} from '../workspace/types.ts';

/**
 * What each signature was given for, as files of the package: `index/signed/SO-001.txt`, lines `<sha256>  <part>`. The SHA-256 of a
 * file is the `contentSha256` of its signature, so `sha256sum` shows that the signature is about this list.
 */
export const signedFiles = (workspace: Workspace): PayloadFile[] =>
  workspace.papers.list('sign-off').flatMap(({id, paper}): PayloadFile[] => {
    if (paper.kind !== 'sign-off') return [];
    const {contentSha256: sha256} = paper;
    const path = workspace.blobs.path(sha256);
    return [{path: `index/signed/${id}.txt`, bytes: statSync(path).size, sha256, source: {kind: 'file', path}}];
  });
