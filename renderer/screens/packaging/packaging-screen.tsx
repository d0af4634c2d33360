import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const PackagingScreen = () => <Screen title={texts.screens['package']}>{null}</Screen>;
