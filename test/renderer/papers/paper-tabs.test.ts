// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import {tabOf} from '../../../renderer/screens/papers/paper-tabs.ts';

test.each([
  [{}, 'interviews'],
  [{tab: 'requests'}, 'requests'],
  [{tab: 'interview', create: 'interview'}, 'interviews'],
  [{tab: 'observation', id: 'O-001'}, 'observations'],
  [{id: 'RQ-007'}, 'requests'],
  [{id: 'O-001'}, 'observations'],
  [{tab: 'nonsense'}, 'interviews'],
] as const)('the place %o is the tab %s', (at, tab) => expect(tabOf(at)).toBe(tab));
