import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const SoaScreen = () => <Screen title={texts.screens['soa']}>{null}</Screen>;
