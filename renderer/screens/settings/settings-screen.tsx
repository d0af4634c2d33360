import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const SettingsScreen = () => <Screen title={texts.screens['settings']}>{null}</Screen>;
