import {isAbsolute, normalize} from 'node:path';
import {type PathField, pathAt, pathFields} from './path-fields.ts';
import {isWithin} from './safe-path.ts';

/** How far a choice goes. `below`: with all that lies below it. `write`: also to be written; else only read. */
export type Reach = {readonly below: boolean; readonly write: boolean};

export type PathGrants = {
  /** A person chose this path. */
  grant(path: string, reach: Reach): void;
  /** The first path of a call that may not be used, or undefined where all may. */
  refused(method: string, input: unknown): string | undefined;
};

export type PathGrantDeps = {
  /** The path with `..` and links resolved; undefined where links run in a circle. */
  readonly realPath: (path: string) => string | undefined;
  /** Where the system keeps kubeconfigs; they may be named as such. */
  readonly kubeconfigs: readonly string[];
};

type Grant = Reach & {readonly chosen: string; readonly real: string};

/**
 * What the window may name: nothing, until a person chooses it in a native dialog, drops it, or has opened it before.
 * A path is compared as it stands before it is looked up: looking up a path on another machine would already tell that machine
 * who asks.
 */
export const createPathGrants = ({realPath, kubeconfigs}: PathGrantDeps): PathGrants => {
  const grants: Grant[] = [];
  const covers = ({below}: Grant, granted: string, path: string) =>
    below ? isWithin(granted, path) : granted === path;

  const allowed = (path: string, {use, file, kubeconfig}: PathField, replace: boolean): boolean => {
    if (use === 'name') return true;
    if (!isAbsolute(path) || path.includes('\0')) return false;
    const plain = normalize(path);
    if (kubeconfig && kubeconfigs.includes(plain)) return true;
    const named = grants.filter(grant => covers(grant, grant.chosen, plain) || covers(grant, grant.real, plain));
    if (named.length === 0) return false;
    const real = realPath(plain);
    if (real === undefined) return false;
    const chosen = grants.filter(grant => covers(grant, grant.real, real) && (use === 'read' || grant.write));
    return file && replace ? chosen.some(grant => !grant.below) : chosen.length > 0;
  };

  return {
    grant: (path, {below, write}) => {
      const chosen = normalize(path);
      const real = realPath(chosen);
      if (real === undefined || grants.some(known => isSame(known, {chosen, real, below, write}))) return;
      grants.push({chosen, real, below, write});
    },
    refused: (method, input) => {
      const fields = Object.hasOwn(pathFields, method) ? (pathFields[method] ?? []) : [];
      const replace = (input as {replace?: unknown} | null)?.replace === true;
      return fields
        .map(field => ({field, path: pathAt(input, field.field)}))
        .find(({field, path}) => path !== undefined && !allowed(path, field, replace))?.path;
    },
  };
};

const isSame = (a: Grant, b: Grant): boolean =>
  a.chosen === b.chosen && a.real === b.real && a.below === b.below && a.write === b.write;
