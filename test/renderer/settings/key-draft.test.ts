import {expect, test} from 'vitest';
import {emptyKey, keyProblems, keyToKeep} from '../../../renderer/screens/settings/key-draft.ts';

const fields = {
  name: 'audit-prod',
  accessKeyId: ' NOTAREALKEYEXAMPLE ',
  secretAccessKey: 'not-a-real-secret-example\n',
  sessionToken: '',
};

test('blanks around what was pasted are not part of a key, and no token is none', () => {
  expect(keyToKeep(fields)).toEqual({
    name: 'audit-prod',
    accessKeyId: 'NOTAREALKEYEXAMPLE',
    secretAccessKey: 'not-a-real-secret-example',
  });
  expect(keyProblems(fields)).toEqual({});
});

test('each field says what it needs', () => {
  expect(Object.keys(keyProblems(emptyKey))).toEqual(['name', 'accessKeyId', 'secretAccessKey']);
  expect(Object.keys(keyProblems({...fields, name: '../x'}))).toEqual(['name']);
});
