import {useCallback, useEffect, useState} from 'react';
import type {EvidenceBody} from '../../../main/contract/views.ts';
import {engine} from '../../client.ts';

export type BodyState = {
  readonly body?: EvidenceBody;
  readonly error?: Error;
  readonly again: () => void;
};

/** A file of an evidence item, held only while it is shown: bodies are large, so that they are not kept with other answers. */
export const useBody = (id: string, file: number): BodyState => {
  const [state, setState] = useState<{key: string; body?: EvidenceBody; error?: Error}>({key: ''});
  const [tries, setTries] = useState(0);
  const key = `${id}/${file}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when somebody tries again
  useEffect(() => {
    let gone = false;
    setState({key});
    engine.call('evidence.body', {id, file}).then(
      body => !gone && setState({key, body}),
      (error: unknown) => !gone && setState({key, error: error instanceof Error ? error : new Error(String(error))}),
    );
    return () => {
      gone = true;
    };
  }, [id, file, key, tries]);
  const again = useCallback(() => setTries(before => before + 1), []);
  // Never another file's body, not even for one drawing.
  if (state.key !== key) return {again};
  return {...(state.body ? {body: state.body} : {}), ...(state.error ? {error: state.error} : {}), again};
};
