import {expect, it} from 'vitest';
import {externalHosts, externalLink} from '../../main/guards/external-link.ts';

const hosts = ['docs.example.org'];

it('opens https on a listed host', () => {
  expect(externalLink('https://docs.example.org/a?b#c', hosts)).toBe('https://docs.example.org/a?b#c');
});

it.each([
  'http://docs.example.org/',
  'https://docs.example.org.evil.com/',
  'https://evil.com/docs.example.org',
  'https://evil.com#docs.example.org',
  'https://docs.example.org@evil.com/',
  'https://user@docs.example.org/',
  'https://docs.example.org:8443/',
  'https://sub.docs.example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://docs.example.org/share',
  'ms-msdt:/id',
  'mailto:someone@docs.example.org',
  'docs.example.org',
  '',
])('and refuses %j', url => {
  expect(externalLink(url, hosts)).toBeUndefined();
});

it('no host is listed, so nothing opens', () => {
  expect(externalHosts).toEqual([]);
  expect(externalLink('https://docs.example.org/')).toBeUndefined();
});
