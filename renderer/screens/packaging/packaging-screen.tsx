import {useEffect} from 'react';
import {Screen} from '../../components/screen.tsx';
import {forget, queries} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import {BuildSection} from './build-section.tsx';
import {ReadinessSection} from './readiness-section.tsx';
import {SignOffSection} from './sign-off-section.tsx';

/** Signatures, what is still open, and the package itself. */
export const PackagingScreen = () => {
  // Every change of the record can touch these; whoever comes here sees them as they are.
  useEffect(() => {
    void forget(queries, ['signoff.', 'package.']);
  }, []);
  return (
    <Screen title={texts.screens.package} about={texts.packaging.about} width="wide">
      <SignOffSection />
      <ReadinessSection />
      <BuildSection />
    </Screen>
  );
};
