import {z} from 'zod';
import {isRedacted} from '../redaction.ts';
import {type Emitter, part} from './emission.ts';
import {described, type Metadata, objectId} from './objects.ts';
import {hiddenControlPlane, type Platform} from './platform.ts';
import type {PodSpec} from './pod-spec.ts';

const programs = {
  ApiServer: 'kube-apiserver',
  Etcd: 'etcd',
  ControllerManager: 'kube-controller-manager',
  Scheduler: 'kube-scheduler',
} as const;

type Component = keyof typeof programs;
type Member = {readonly metadata: Metadata; readonly flags: Readonly<Record<string, string>>};

/** Collects the control-plane members among the pods of kube-system, then emits them by component. */
export const createControlPlane = () => {
  const members = new Map<Component, Member[]>(Object.keys(programs).map(key => [key as Component, []]));
  return {
    visit: (metadata: Metadata, spec: PodSpec): void => {
      if (metadata.namespace !== 'kube-system') return;
      for (const container of spec.containers) {
        const words = [...container.command, ...container.args];
        const program = typeof words[0] === 'string' ? words[0].split('/').at(-1) : undefined;
        const component = Object.entries(programs).find(([, name]) => name === program)?.[0];
        if (component) members.get(component as Component)?.push({metadata, flags: flagsOf(words.slice(1))});
      }
    },
    /** A component without a visible member is hidden, never empty: a cluster cannot do without one. */
    emit: (emitter: Emitter, platform: Platform): void => {
      for (const [component, found] of members) {
        const invisible =
          `No ${programs[component]} shows as a pod of kube-system: it runs outside the cluster or inside another process. ` +
          'Ask for its start parameters or configuration file.';
        const hidden =
          found.length > 0 || !emitter.known('pods') ? undefined : (hiddenControlPlane(platform) ?? invisible);
        emitter.population(component, ['pods'], hidden);
        for (const {metadata, flags} of found) {
          emitter.resource(
            {type: component, id: objectId('Pod', metadata), name: metadata.name},
            {metadata: part(['pods'], () => described(metadata)), flags: part(['pods'], () => flags)},
          );
        }
      }
    },
  };
};

/** Command-line flags by name: `--a=b`, `--a b`, and a bare `--a`, which means true. A redacted value reads `(redacted)`. */
export const flagsOf = (words: readonly unknown[]): Readonly<Record<string, string>> => {
  const flags: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    const name = isRedacted(word) ? /--[\w-]+/.exec(word.$redacted.reason)?.[0].slice(2) : undefined;
    if (name) flags[name] = '(redacted)';
    const text = z.string().safeParse(word).data;
    if (!text?.startsWith('--')) continue;
    const equals = text.indexOf('=');
    if (equals > 0) {
      flags[text.slice(2, equals)] = text.slice(equals + 1);
      continue;
    }
    const next = words[index + 1];
    flags[text.slice(2)] = typeof next === 'string' && !next.startsWith('-') ? next : 'true';
  }
  return flags;
};
