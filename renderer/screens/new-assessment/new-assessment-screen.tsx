import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const NewAssessmentScreen = () => <Screen title={texts.screens['new']}>{null}</Screen>;
