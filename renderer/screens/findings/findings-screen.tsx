import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const FindingsScreen = () => <Screen title={texts.screens['findings']}>{null}</Screen>;
