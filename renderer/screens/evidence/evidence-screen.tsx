import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const EvidenceScreen = () => <Screen title={texts.screens['evidence']}>{null}</Screen>;
