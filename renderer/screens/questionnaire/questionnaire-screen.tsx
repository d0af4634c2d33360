import type {z} from 'zod';
import type {Assessment} from '../../../main/contract/records.ts';
import {Skeleton} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen} from '../../components/screen.tsx';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useDraftSession} from './drafts/use-drafts.ts';
import {useOutline} from './use-outline.ts';
import {Walk} from './walk.tsx';

/** Family by family, control by control, question by question, with the proof beside it. */
export const QuestionnaireScreen = () => {
  const assessment = useAssessment();
  return assessment ? <Opened key={assessment.id} assessment={assessment} /> : null;
};

const Opened = ({assessment}: {assessment: z.infer<typeof Assessment>}) => {
  const {session, answers} = useDraftSession(assessment.id);
  const outline = useOutline(assessment.mode);
  const failed = [outline.query, answers].find(({error, data}) => error && data === undefined);
  if (failed?.error)
    return (
      <Screen title={texts.screens.questionnaire}>
        <Problem error={failed.error} onRetry={() => void failed.refetch()} />
      </Screen>
    );
  if (!outline.query.data || !answers.data)
    return (
      <Screen title={texts.screens.questionnaire} lead={<Skeleton lines={14} />}>
        <Skeleton lines={10} />
      </Screen>
    );
  return <Walk assessment={assessment.id} session={session} outline={outline} />;
};
