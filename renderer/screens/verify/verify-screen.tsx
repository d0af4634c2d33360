import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const VerifyScreen = () => <Screen title={texts.screens['verify']}>{null}</Screen>;
