import type {Resource} from '../../collectors/collector.ts';

type Named = Pick<Resource, 'type' | 'target' | 'region' | 'id'>;

/** What names a resource in views and calls, stable over collections. Clients do not look into it. */
export const resourceKey = ({type, target, region, id}: Named): string => [type, target, region, id].join('\u001f');

/** The parts of a key; undefined where it is none. */
export const parseResourceKey = (key: string): Named | undefined => {
  const [type, target, region, ...id] = key.split('\u001f');
  if (type === undefined || target === undefined || region === undefined || id.length === 0) return undefined;
  return {type, target, region, id: id.join('\u001f')};
};
