import {basename, join} from 'node:path';
import {describe, expect} from 'vitest';
import {texts} from '../../../renderer/texts/texts.ts';
import {
  answerThreeFamilies,
  auditor,
  checkWithoutUs,
  collectAgain,
  decideAndAssign,
  drawAndTest,
  entriesOnRecord,
  handOver,
  interviewAndAsk,
  onlyFolderOf,
  raiseAndFollow,
  seen,
  withLetterChanged,
} from './engagement-steps.ts';
import {appTest} from './fixture.ts';
import {frame} from './pages/frame.ts';
import {newAssessmentPage} from './pages/new-assessment-page.ts';
import {overviewPage} from './pages/overview-page.ts';
import {packagePage} from './pages/package-page.ts';
import {attachDialog, questionnairePage} from './pages/questionnaire-page.ts';
import {reportPage} from './pages/report-page.ts';
import {startPage} from './pages/start-page.ts';
import {verifyPage} from './pages/verify-page.ts';
import {fieldwork, historyOf, papersOf, statusOf} from './second-reading.ts';

describe('an engagement', () => {
  appTest(
    'with the sample company, by a person’s means alone, from the first screen to the package',
    async ({app, skip}) => {
      const {page} = app;
      const [around, overview] = [frame(page), overviewPage(page)];
      await startPage(page).trySample();
      await seen(overview.next).toBeVisible();
      await seen(overview.todo('Ask for 4 reads to be granted in AWS account 111122223333')).toBeVisible();
      const folder = onlyFolderOf(app);
      const before = await entriesOnRecord(page);

      await collectAgain(app);
      await answerThreeFamilies(app);
      await drawAndTest(app);
      await interviewAndAsk(app);
      await raiseAndFollow(app);
      await decideAndAssign(app);

      await around.visit('report');
      await seen(reportPage(page).page(1)).toContainText('Alder & Finch Logistics');
      await seen(reportPage(page).draft).toBeVisible();

      const {path, identity} = await handOver(app);
      expect((await app.controls.log()).refused).toEqual([]);
      expect(await app.close({keep: true})).toBe(0);

      const versions = await historyOf(folder, 'A.7.2.3-q2');
      expect(versions[0]).toMatchObject({conclusion: 'partly', answeredBy: auditor, evidence: []});
      expect(versions.at(-1)).toMatchObject({
        text: expect.stringContaining('Piraeus took 61 days'),
        evidence: [expect.stringMatching(/^E-/)],
      });
      for (const question of ['A.10.1.2-q7', 'A.17.2.1-q4'])
        expect((await historyOf(folder, question)).at(-1)?.evidence, question).toHaveLength(1);
      expect((await papersOf(folder, 'finding')).find(({id}) => id === 'F-011')).toMatchObject({
        version: 2,
        savedBy: auditor,
        paper: {requirement: {control: {id: 'A.17.2.1'}}, owner: 'Marguerite Oyelaran'},
      });
      expect((await papersOf(folder, 'applicability')).find(({id}) => id === '2022:A.7.9')?.paper).toMatchObject({
        applicable: false,
      });
      const signatures = (await papersOf(folder, 'sign-off')).map(({savedBy}) => savedBy);
      expect(signatures.toSorted()).toEqual([auditor, 'Tadeusz Wójcik']);
      const status = await statusOf(folder);
      expect(status.collections.map(({state}) => state)).toEqual(['finished', 'finished', 'finished']);
      expect(status.custody.entries).toBeGreaterThan(before);

      const verified = await fieldwork<{ok: boolean; identity: string; custody: {entries: number}}>('verify', path);
      expect(verified).toMatchObject({
        code: 0,
        value: {ok: true, identity, custody: {entries: status.custody.entries}},
      });
      const without = await checkWithoutUs(path, identity, join(app.home.path, 'unpacked'));
      app.home.remove();
      if (without) skip(without);
    },
  );

  appTest(
    'that begins with nothing: a form that says what it needs, empty screens that lead on, a package that tells a changed byte',
    async ({app}) => {
      const {page} = app;
      const [around, form, verify] = [frame(page), newAssessmentPage(page), verifyPage(page)];
      await startPage(page).beginNew();
      await form.client.fill('Northgate Records');
      await form.firstDay.fill('2026-11-20');
      await form.lastDay.fill('2026-11-10');
      await form.create();
      await seen(form.problem(texts.newAssessment.problems.order)).toBeVisible();
      await seen(form.problem(texts.newAssessment.problems.required).first()).toBeVisible();
      await form.lastDay.fill('2026-11-30');
      await form.reference.fill('NR-2026-01');
      await form.scope.fill('Storage of records at one site, without the archive of before 2010.');
      await form.auditor.fill('Ada Quill');
      await form.create();
      await seen(overviewPage(page).next).toBeVisible();
      await seen(overviewPage(page).todo(texts.overview.next['collect-first']().text)).toBeVisible();

      for (const [screen, words] of [
        ['resources', texts.resources.nothingCollected],
        ['evidence', texts.evidence.emptyTitle],
        ['findings', texts.findings.none],
      ] as const) {
        await around.visit(screen);
        await seen(around.main.getByText(words)).toBeVisible();
      }
      await around.visit('evidence');
      const paper = app.home.file('from-client/policy.txt', 'Access is granted by the owner of the data.\n');
      await app.controls.answer({dialog: 'open', paths: [paper]});
      await around.main.getByRole('button', {name: texts.evidence.attach}).first().click();
      const dialog = attachDialog(page);
      await dialog.title.fill('Access policy');
      await dialog.submit();
      await seen(around.main.getByRole('row', {name: /Access policy/})).toBeVisible();

      await around.visit('questionnaire');
      const card = questionnairePage(page);
      await seen(card.question).toBeVisible();
      await card.conclusion('not-applicable').click();
      await seen(card.save).toHaveText(texts.questionnaire.missing.reason);
      await card.reason.fill('One person, no branch.');
      await card.reason.blur();
      await seen(card.saved).toBeVisible();

      await around.visit('package');
      const hand = packagePage(page);
      const into = app.home.folder('handed-over');
      await app.controls.answer({dialog: 'open', paths: [into]});
      await hand.chooseFolder();
      await hand.seal();
      await seen(hand.built).toBeVisible();
      const path = (await hand.path.textContent()) ?? '';
      const identity = /[0-9a-f]{64}/.exec((await hand.identity.textContent()) ?? '')?.[0] ?? '';

      await around.visit('verify');
      await app.drop('role=main', path);
      await seen(verify.holds).toBeVisible();
      await verify.told.fill(identity.toUpperCase());
      await seen(verify.same).toBeVisible();
      await verify.told.fill(identity.replace(/^./, digit => (digit === '0' ? '1' : '0')));
      await seen(verify.different).toBeVisible();

      const forged = app.home.file(`forged/${basename(path)}`, withLetterChanged(path, 'Access is granted'));
      await app.drop('role=main', forged);
      await seen(verify.fails(1)).toBeVisible();
      await seen(verify.changed).toBeVisible();
      await seen(around.main.getByText(/^data\/evidence\/E-000001\/.*policy\.txt$/)).toBeVisible();

      const folder = onlyFolderOf(app);
      await app.close({keep: true});
      expect(await historyOf(folder, 'A.5.1.1-q1')).toMatchObject([
        {conclusion: 'not-applicable', answeredBy: 'Ada Quill'},
      ]);
      expect((await fieldwork<{ok: boolean}>('verify', path)).code).toBe(0);
      app.home.remove();
    },
  );
});
