import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const SamplesScreen = () => <Screen title={texts.screens['samples']}>{null}</Screen>;
