import {expect, test} from 'vitest';
import {createGuard} from '../../collectors/guard.ts';

const declared = {id: 's3:ListBuckets', service: 's3', name: 'ListBuckets', scope: 'global', permissions: []} as const;

test('a declared operation comes back as it was declared', () => {
  expect(createGuard([declared])('s3:ListBuckets')).toBe(declared);
});

test.each(['s3:DeleteBucket', 'S3:ListBuckets', 's3:ListBuckets ', '', 'constructor', '__proto__'])(
  'anything else is refused: %j',
  id => {
    expect(() => createGuard([declared])(id)).toThrow(expect.objectContaining({code: 'undeclared-operation'}));
  },
);
