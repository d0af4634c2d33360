import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const OverviewScreen = () => <Screen title={texts.screens['overview']}>{null}</Screen>;
