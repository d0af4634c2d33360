import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const ReportScreen = () => <Screen title={texts.screens['report']}>{null}</Screen>;
