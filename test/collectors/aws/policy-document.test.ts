import {describe, expect, test} from 'vitest';
import {parsePolicy} from '../../../collectors/aws/policy-document.ts';

const parse = (statement: unknown) =>
  parsePolicy(JSON.stringify({Version: '2012-10-17', Statement: statement}))?.Statement;

describe('a policy document', () => {
  test('comes in one shape, whichever way it was written', () => {
    expect(
      parse({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: 'arn:aws:s3:::b/*',
        Condition: {Bool: {'aws:SecureTransport': false}},
      }),
    ).toEqual([
      {
        Sid: '',
        Effect: 'Deny',
        Principal: {AWS: ['*']},
        Action: ['s3:*'],
        Resource: ['arn:aws:s3:::b/*'],
        Conditions: [{operator: 'bool', key: 'aws:securetransport', values: ['false']}],
      },
    ]);
  });

  test('has its actions in lower case, as IAM takes them in any', () => {
    expect(parse({Effect: 'Deny', Action: 'S3:*'})?.[0]?.Action).toEqual(['s3:*']);
    expect(parse({Effect: 'Deny', NotAction: ['IAM:GetUser']})?.[0]?.NotAction).toEqual(['iam:getuser']);
    expect(parse({Effect: 'Deny', Resource: 'arn:aws:s3:::B/Key'})?.[0]?.Resource).toEqual(['arn:aws:s3:::B/Key']);
  });

  test('is read from its URL-encoded form too', () => {
    const text = JSON.stringify({Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}]});
    expect(parsePolicy(encodeURIComponent(text))).toEqual(parsePolicy(text));
  });

  test.each([
    ['nothing', undefined],
    ['no JSON', '{"Statement":'],
    ['a list', '[]'],
    ['no statement', '{"Version":"2012-10-17"}'],
    ['an unknown effect', '{"Statement":{"Effect":"Maybe","Action":"*"}}'],
    ['a broken escape', '%7B%ZZ'],
    ['a condition that is no map', '{"Statement":{"Effect":"Allow","Condition":["x"]}}'],
  ])('%s counts as unread', (_name, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });
});
