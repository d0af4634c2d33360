import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const QuestionnaireScreen = () => <Screen title={texts.screens['questionnaire']}>{null}</Screen>;
