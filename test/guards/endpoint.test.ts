import {describe, expect, it} from 'vitest';
import {foreignEndpoint} from '../../main/guards/endpoint.ts';

const of = (endpoint: unknown) => foreignEndpoint({target: {kind: 'aws', endpoint}});

describe('no question is asked about', () => {
  it.each([
    undefined,
    'http://127.0.0.1:4566',
    'http://localhost:4566/',
    'http://[::1]:4566',
    'https://127.9.9.9',
    'http://2130706433/',
  ])('%s', endpoint => expect(of(endpoint)).toBeUndefined());

  it('a call without a target', () => {
    expect(foreignEndpoint({})).toBeUndefined();
    expect(foreignEndpoint(null)).toBeUndefined();
  });
});

describe('a person is asked about', () => {
  it.each([
    ['https://vpce-1.example.com', 'vpce-1.example.com'],
    ['https://127.0.0.1.evil.com:8443/', '127.0.0.1.evil.com:8443'],
    ['https://localhost.evil.com', 'localhost.evil.com'],
    ['https://127.0.0.1@evil.com/', 'evil.com'],
    ['http://10.0.0.1', '10.0.0.1'],
    ['http://0.0.0.0', '0.0.0.0'],
    ['http://[::ffff:10.0.0.1]/', '[::ffff:a00:1]'],
    ['not a url', 'not a url'],
  ])('%s', (endpoint, host) => expect(of(endpoint)).toBe(host));
});
