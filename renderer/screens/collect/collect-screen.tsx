import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const CollectScreen = () => <Screen title={texts.screens['collect']}>{null}</Screen>;
