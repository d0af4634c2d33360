import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const ResourcesScreen = () => <Screen title={texts.screens['resources']}>{null}</Screen>;
