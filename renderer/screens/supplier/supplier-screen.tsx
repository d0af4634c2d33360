import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

export const SupplierScreen = () => <Screen title={texts.screens['supplier']}>{null}</Screen>;
