import {engine} from '../../client.ts';
import {PdfView} from '../../components/pdf/pdf-view.tsx';
import {Screen} from '../../components/screen.tsx';
import {texts} from '../../texts/texts.ts';

const source = async () => (await engine.call('report.preview', {})).pdf;

export const ReportScreen = () => (
  <Screen title={texts.screens['report']} width="full" fixed>
    <PdfView source={source} label="x" />
  </Screen>
);
