import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const PapersScreen = () => <Screen title={texts.screens['papers']}>{null}</Screen>;
