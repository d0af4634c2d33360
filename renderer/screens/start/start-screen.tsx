import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const StartScreen = () => <Screen title={texts.screens['start']}>{null}</Screen>;
