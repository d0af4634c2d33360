import type {Population, RecordedRead, Resource} from '../collector.ts';
import {region} from './operations.ts';

/** The source of a part: the reads it rests on. Only if all of them were answered the part is there. */
export type Source = 'version' | 'node' | import('./operations.ts').Plural;

/** One part of a resource; `value` is only asked for when every source was read. */
export type Part = {readonly sources: readonly Source[]; readonly value: () => unknown};

export const part = (sources: readonly Source[], value: () => unknown): Part => ({sources, value});

export type Reads = ReadonlyMap<Source, RecordedRead>;

export type Emitter = {
  /** True when every source was read. */
  known(...sources: readonly Source[]): boolean;
  resource(about: {type: string; id: string; name: string}, parts: Readonly<Record<string, Part>>): void;
  population(type: string, sources: readonly Source[], hidden?: string): void;
};

/** Turns parts into resources; a part with an unread source stays absent, and its reads say why. */
export const createEmitter = (
  reads: Reads,
  target: string,
  run: {emit(resource: Resource): void; emitPopulation(population: Population): void},
): Emitter => {
  const readOf = (source: Source): RecordedRead => {
    const read = reads.get(source);
    if (!read) throw new Error(`Nothing was recorded for ${source}; a part cannot rest on it.`);
    return read;
  };
  const known = (...sources: readonly Source[]): boolean =>
    sources.every(source => readOf(source).provenance.outcome === 'ok');
  const idsOf = (sources: readonly Source[]): readonly string[] => sources.map(source => readOf(source).id);
  return {
    known,
    resource: ({type, id, name}, parts) => {
      const data: Record<string, unknown> = {};
      const partReads: Record<string, readonly string[]> = {};
      for (const [key, {sources, value}] of Object.entries(parts)) {
        partReads[key] = idsOf(sources);
        const read = known(...sources) ? value() : undefined;
        if (read !== undefined) data[key] = read;
      }
      run.emit({type, id, name, target, region, data, reads: partReads});
    },
    population: (type, sources, hidden) =>
      run.emitPopulation({type, target, region, reads: idsOf(sources), ...(hidden ? {hidden} : {})}),
  };
};
