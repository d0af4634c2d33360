import type {Page} from '@playwright/test';
import {texts} from '../../../renderer/texts/texts.ts';
import type {LaunchedApp} from './launch.ts';
import {
  at,
  beginEmpty,
  closeDialogs,
  collecting,
  endCollection,
  headed,
  item,
  openSample,
  over,
  packaged,
  resource,
  still,
  type Theme,
  verdict,
  verified,
  type Way,
} from './places.ts';

/** A screen, or a notable state of one. */
export type Shown = {
  /** Of its screenshot as well. */
  readonly name: string;
  readonly way: Way;
  /** The themes in which a picture of it is kept in docs/screenshots: both for each screen, one for a further state. */
  readonly kept: readonly Theme[];
  /** Leaves the window as it was before. */
  readonly leave?: Way;
};

const both = (name: string, way: Way): Shown => ({name, way, kept: ['light', 'dark']});
const light = (name: string, way: Way, leave?: Way): Shown => ({
  name,
  way,
  kept: ['light'],
  ...(leave ? {leave} : {}),
});
const other = (name: string, way: Way): Shown => ({name, way, kept: []});

const {screens} = texts;
const press = (key: string) => (page: Page) => page.keyboard.press(key);
const click = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('button', {name}).first().click();
const table = (page: Page) => page.getByRole('main').getByRole('row').nth(1);
const control = 'questionnaire?entry=A.9.2.3&edition=2013';
const question = (page: Page) => page.getByRole('radiogroup', {name: texts.questionnaire.conclusion});

const withoutAssessment: readonly Shown[] = [
  both('start', headed('start', texts.start.title)),
  both('new-assessment', headed('new', screens.new)),
  other('settings-you-first', headed('settings', screens.settings)),
  other('verify-nothing-open', headed('verify', screens.verify)),
  other('palette-nothing-open', over(headed('start', texts.start.title), press('Control+k'))),
];

const withSample: readonly Shown[] = [
  both(
    'overview',
    at('overview', page => page.getByRole('heading', {name: texts.overview.families})),
  ),
  both('questionnaire', at(control, question)),
  other('questionnaire-clause', at('questionnaire?group=6', question)),
  both('collect', headed('collect', texts.collect.fresh)),
  light(
    'collect-result',
    at('collect?collection=C-0001', page => page.getByRole('grid', {name: texts.collect.log.title})),
  ),
  light('resources', at('resources?view=resources', table)),
  other('resource', resource('AwsS3Bucket')),
  other('verdicts', at('resources?view=verdicts', table)),
  both('verdict-fail', verdict('fail')),
  other('verdict-not-assessed', verdict('not-assessed')),
  light('evidence', async app => {
    await at('evidence', table)(app);
    await app.page.getByRole('row', {name: /^E-000007 /}).click();
    await app.page.getByRole('heading', {name: texts.evidence.hashes}).waitFor();
  }),
  both(
    'evidence-read',
    item(
      ({files}) => files[0]?.mediaType === 'application/json',
      page => page.getByRole('heading', {level: 2}),
    ),
  ),
  other(
    'evidence-photo',
    item(
      ({files}) => files[0]?.mediaType === 'image/png',
      page => page.getByRole('main').getByRole('img'),
    ),
  ),
  other(
    'evidence-pdf',
    item(
      ({files}) => files[0]?.mediaType === 'application/pdf',
      page => page.getByRole('region', {name: /^Page 1 of/}),
    ),
  ),
  other(
    'evidence-table',
    item(
      ({files}) => files[0]?.mediaType === 'text/csv',
      page => page.getByRole('heading', {level: 2}),
    ),
  ),
  both('samples', at('samples', table)),
  light(
    'sample',
    at('samples?id=S-005', page => page.getByRole('heading', {level: 1, name: /S-005/})),
  ),
  other(
    'sample-draw',
    at('samples?create=1', page => page.getByRole('heading', {name: texts.samples.plan.title})),
  ),
  other('interviews', at('papers?tab=interviews', table)),
  other(
    'interview',
    at('papers?id=I-001', page => page.getByRole('heading', {level: 1, name: /I-001/})),
  ),
  other('interview-new', headed('papers?tab=interviews&create=1', texts.papers.interview.newTitle)),
  other('observations', at('papers?tab=observations', table)),
  other('observation-new', headed('papers?tab=observations&create=1', texts.papers.observation.newTitle)),
  both('requests', at('papers?tab=requests', table)),
  other('request-new', headed('papers?tab=requests&create=1', texts.papers.request.newTitle)),
  other('requests-prepare', over(at('papers?tab=requests', table), click(texts.papers.request.prepare))),
  both('supplier-responsibilities', at('supplier', table)),
  other(
    'supplier-clauses',
    at('supplier?tab=clauses', page => page.getByRole('main').getByRole('tabpanel')),
  ),
  other(
    'supplier-vendors',
    at('supplier?tab=vendors', page => page.getByRole('main').getByRole('tabpanel')),
  ),
  both(
    'findings',
    at('findings', page => page.getByText('F-001')),
  ),
  light(
    'finding',
    at('findings?id=F-001', page => page.getByRole('heading', {level: 1, name: /F-001/})),
  ),
  other(
    'finding-new',
    at('findings?create=1', page => page.getByRole('button', {name: texts.findings.raise})),
  ),
  other('statement-of-applicability', at('soa', table)),
  both(
    'decision',
    at('soa?control=A.8.2&edition=2022', page => page.getByRole('group', {name: texts.soa.applies})),
  ),
  both(
    'report',
    at('report', page => page.getByRole('region', {name: /^Page 1 of \d+$/}).locator('canvas')),
  ),
  both('package', headed('package', screens.package)),
  light('sign', over(headed('package', screens.package), click(/^Sign .* as prepared$/))),
  other('verify', headed('verify', screens.verify)),
  both('settings', headed('settings?tab=you', screens.settings)),
  other('settings-engagement', headed('settings?tab=engagement', screens.settings)),
  other('settings-keys', headed('settings?tab=keys', screens.settings)),
  other('settings-templates', headed('settings?tab=templates', screens.settings)),
  other('settings-about', headed('settings?tab=about', screens.settings)),
  other(
    'attach',
    over(at(control, question), (_, app) =>
      app.drop(
        'main',
        app.home.file('Documents/Access review, October.csv', 'Account;Right\nwilma.graf;administrator\n'),
      ),
    ),
  ),
  light(
    'palette',
    over(headed('overview', /./), async page => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').pressSequentially('privileged');
      await page.getByRole('option').nth(3).waitFor();
    }),
  ),
  other('shortcuts', over(at(control, question), press('?'))),
  light('collect-running', collecting, endCollection),
  light('package-built', packaged),
  both('verify-holds', verified(false)),
  light('verify-changed', verified(true)),
];

const withEmpty: readonly Shown[] = [
  light(
    'start-with-recent',
    at('start', page => page.getByRole('button', {name: texts.start.opened.back})),
  ),
  ...[
    'overview',
    'questionnaire',
    'collect',
    'resources',
    'evidence',
    'samples',
    'papers',
    'papers?tab=observations',
    'papers?tab=requests',
    'supplier',
    'supplier?tab=clauses',
    'supplier?tab=vendors',
    'findings',
    'soa',
    'report',
    'package',
  ].map(hash => other(`empty-${hash.replace('?tab=', '-')}`, headed(hash, /./))),
];

/** The screens by what is open, each list in an order in which one leaves the next as it should be. */
export const everyScreen: Readonly<Record<string, {readonly open: Way; readonly screens: readonly Shown[]}>> = {
  'nothing open': {open: async () => undefined, screens: withoutAssessment},
  'the sample company': {open: openSample, screens: withSample},
  'an empty assessment': {open: beginEmpty, screens: withEmpty},
};

/** Leads to one screen after the other and looks at each while it keeps still. */
export const visit = async (
  app: LaunchedApp,
  screens: readonly Shown[],
  look: (shown: Shown) => Promise<void>,
): Promise<void> => {
  for (const shown of screens) {
    await shown.way(app);
    await still(app.page);
    await look(shown);
    await closeDialogs(app.page);
    await shown.leave?.(app);
  }
};
