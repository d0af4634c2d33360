import {useQueries} from '@tanstack/react-query';
import type {Ref} from 'react';
import type {ControlRef} from '../../../../main/contract/ids.ts';
import {engine} from '../../../client.ts';
import {Skeleton} from '../../../components/loaded.tsx';
import {Problem} from '../../../components/problem.tsx';
import {texts} from '../../../texts/texts.ts';
import {AnswerHistory} from './answer-history.tsx';
import {mergedChecks, mergedEvidence, mergedPapers} from './check-standing.ts';
import {ControlEvidence} from './control-evidence.tsx';
import {Machines} from './machines.tsx';
import {PapersNaming} from './papers-naming.tsx';

const words = texts.questionnaire;

/** What supports the questions at hand. `only`: the checks that a topic's questions name; absent: all that inform the control. */
export const Support = ({
  controls,
  only,
  informing,
  question,
  history,
}: {
  controls: readonly ControlRef[];
  only?: ReadonlySet<string> | undefined;
  informing: readonly string[];
  question: string | undefined;
  history: {open: boolean; onToggle: (open: boolean) => void; summary: Ref<HTMLElement>};
}) => {
  const views = useQueries({
    queries: controls.map(control => ({
      queryKey: ['controls.get', {control}],
      queryFn: () => engine.call('controls.get', {control}),
    })),
  });
  const failed = views.find(({error}) => error !== null);
  const data = views.flatMap(view => view.data ?? []);
  const ready = data.length > 0 || controls.length === 0;
  return (
    <aside aria-label={words.support}>
      {failed?.error && <Problem error={failed.error} onRetry={() => void failed.refetch()} />}
      {!ready && !failed && <Skeleton lines={10} />}
      {ready && (
        <>
          <Machines checks={mergedChecks(data, only)} informing={informing} />
          <ControlEvidence evidence={mergedEvidence(data)} />
          <PapersNaming papers={mergedPapers(data)} />
        </>
      )}
      {question && <AnswerHistory question={question} {...history} />}
    </aside>
  );
};
