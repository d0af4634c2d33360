/** What a person does in an engagement, one part after the other; each waits for what is seen. */
import {execFile} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect as expectOf, type Page} from '@playwright/test';
import {expect} from 'vitest';
import {texts} from '../../../renderer/texts/texts.ts';
import type {LaunchedApp} from './launch.ts';
import {collectPage} from './pages/collect-page.ts';
import {findingPage} from './pages/finding-page.ts';
import {frame} from './pages/frame.ts';
import {packagePage} from './pages/package-page.ts';
import {papersPage} from './pages/papers-page.ts';
import {attachDialog, questionnairePage} from './pages/questionnaire-page.ts';
import {resourcesPage} from './pages/resources-page.ts';
import {samplesPage} from './pages/samples-page.ts';
import {soaPage} from './pages/soa-page.ts';
import {supplierPage} from './pages/supplier-page.ts';

const run = promisify(execFile);
export const seen = expectOf.configure({timeout: 90_000});
export const auditor = 'Ingrid Sørbø';

const dropZone = 'role=group[name="Evidence"]';

/** The sample company, collected again: what was read, what was not, and why. */
export const collectAgain = async ({page}: LaunchedApp): Promise<void> => {
  const [around, collect, resources] = [frame(page), collectPage(page), resourcesPage(page)];
  await around.visit('collect');
  await collect.chooseSample('aws');
  await collect.preflight();
  await seen(collect.identity).toBeVisible();
  await seen(collect.granted).toBeVisible();
  await seen(collect.unread('kms:ListKeys')).toContainText('Denied');
  await collect.confirm('aws');
  await collect.start();
  await seen(collect.pause).toBeVisible();
  await seen(collect.afresh).toBeVisible();
  await seen(around.title(/^AWS account 111122223333 · C-0003$/)).toBeVisible();
  await seen(collect.figure(texts.collect.result.readsAnswered)).toHaveText('630 of 634');
  await seen(collect.unread('s3:GetBucketPolicy ')).toContainText('AccessDenied');
  await seen(collect.unread('kms:ListKeys')).toContainText('To grant');

  await collect.verdicts('fail').click();
  await seen(resources.count).toHaveText(/^\d+ of [\d,]+$/);
  await resources.row('Root user has no access key').click();
  await seen(resources.rule).toBeVisible();
  await seen(resources.restsOn).toBeVisible();
  await resources.body.click();
  await seen(around.main.getByText('GetAccountSummaryResponse').first()).toBeVisible();
};

/** Chooses what is concluded and waits until it is on the record. */
const conclude = async (app: LaunchedApp, conclusion: 'conforms' | 'partly', text: string): Promise<void> => {
  const card = questionnairePage(app.page);
  await card.conclusion(conclusion).click();
  await card.seen.fill(text);
  await card.seen.blur();
  await seen(card.saved).toBeVisible();
};

const attachAs = async ({page}: LaunchedApp, title: string): Promise<void> => {
  const dialog = attachDialog(page);
  await seen(dialog.dialog).toBeVisible();
  await dialog.title.fill(title);
  await dialog.submit();
  await seen(questionnairePage(page).linked(title)).toBeVisible();
};

/** Pastes a picture, as from a program that takes screenshots. */
const pastePicture = ({page}: LaunchedApp): Promise<void> =>
  page.evaluate(() => {
    const bytes = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
      letter => letter.charCodeAt(0),
    );
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', {type: 'image/png'}));
    document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
  });

/** Questions of three families that the sample leaves open, with evidence by drop, by dialog and by paste. */
export const answerThreeFamilies = async (app: LaunchedApp): Promise<void> => {
  const [around, card] = [frame(app.page), questionnairePage(app.page)];
  await around.visit('questionnaire');
  await card.pick('A.7');
  await card.entry('A.7.2.3').click();
  await seen(card.question).toHaveText(/^Tell me about the last time/);
  await conclude(app, 'conforms', 'Case of 4 March: heard, warned in writing, decided by the head of site and HR.');
  await card.next.click();
  await seen(card.question).toHaveText(/^Show, without names, all cases/);
  const followUp = card.strip.getByRole('button', {name: 'Follow-up 3: Not asked'});
  await seen(followUp).toHaveCount(0);
  await conclude(app, 'partly', 'Seven cases. Piraeus took 61 days in the middle, the others 12.');
  await seen(followUp).toBeVisible();
  await app.drop(dropZone, app.home.file('from-client/cases.csv', 'rank,rule,days\ndriver,clean desk,61\n'));
  await attachAs(app, 'Cases of two years, without names');
  await seen(card.saved).toBeVisible();
  await card.next.click();
  await seen(card.question).toHaveText(/^Who compares the outcomes/);
  await conclude(app, 'partly', 'Nobody until now; the works council asked for it in May.');

  await card.pick('A.10');
  await card.entry('A.10.1.2').click();
  await seen(card.question).toBeVisible();
  await card.open('If the cloud region, the key service');
  await seen(card.question).toHaveText(/^If the cloud region/);
  const paper = app.home.file('from-client/key-custody.txt', 'Two of three custodians open the safe.\n');
  await app.controls.answer({dialog: 'open', paths: [paper]});
  await card.attach.click();
  await attachAs(app, 'Rule for key custody');
  await conclude(app, 'conforms', 'Region gone: copies of the keys lie in eu-west-1, tested on 12 May.');

  await card.pick('A.17');
  await card.entry('A.17.2.1').click();
  await seen(card.question).toBeVisible();
  await card.open('Trace both lines');
  await seen(card.question).toHaveText(/^Trace both lines/);
  await pastePicture(app);
  await attachAs(app, 'Shaft where both lines meet');
  await conclude(app, 'partly', 'Both lines enter by the same shaft at Rotterdam; the plan of 2019 says two.');
};

/** A sample drawn of what was collected, with a result for each item, and the draw checked again. */
export const drawAndTest = async ({page}: LaunchedApp): Promise<void> => {
  const [around, samples] = [frame(page), samplesPage(page)];
  await around.visit('questionnaire');
  await questionnairePage(page).sample.click();
  await samples.title.fill('People’s accounts, signed in with a second factor');
  await samples.type.selectOption('AwsIamUser');
  await seen(samples.population(37)).toBeVisible();
  await samples.size.fill('2');
  await samples.draw();
  await seen(around.title(/S-007/)).toBeVisible();
  await seen(samples.result('open')).toBeChecked();
  await samples.result('conforms').check();
  await samples.note.fill('Signed in before us with a key.');
  await samples.save.click();
  await seen(samples.progress('1 of 2')).toBeVisible();
  await samples.item(1).click();
  await samples.result('does-not-conform').check();
  await samples.note.fill('Signs in by password alone.');
  await samples.save.click();
  await seen(samples.progress('2 of 2')).toBeVisible();
  await samples.checkAgain();
  await seen(samples.drawnAgain).toBeVisible();
};

/** An interview recorded from a question, and a document asked for. */
export const interviewAndAsk = async ({page}: LaunchedApp): Promise<void> => {
  const [around, papers] = [frame(page), papersPage(page)];
  await around.visit('questionnaire');
  await questionnairePage(page).interview.click();
  await papers.interviewee.fill('Oluwaseun Adeyemi');
  await papers.role.fill('Facility manager');
  await papers.topic.fill('Lines into the building at Rotterdam');
  await papers.notes.fill('Showed the shaft behind gate 4. The plan of 2019 is wrong since the works of 2022.');
  await papers.saveInterview();
  await seen(around.toast(texts.papers.form.saved('I-013'))).toBeVisible();

  await around.visit('papers');
  await papers.tab('requests');
  await papers.ask();
  await papers.document.fill('Plan of the lines after the works of 2022');
  await papers.why.fill('The plan of 2019 shows two shafts.');
  await papers.owner.fill('Oluwaseun Adeyemi');
  await papers.due.fill('2026-12-04');
  await papers.saveRequest();
  await seen(around.toast(texts.papers.form.saved('RQ-026'))).toBeVisible();
};

/** A finding raised from the question at hand, and followed. */
export const raiseAndFollow = async ({page}: LaunchedApp): Promise<void> => {
  const finding = findingPage(page);
  await frame(page).visit('questionnaire');
  await questionnairePage(page).finding.click();
  await seen(finding.control).toHaveValue(/A\.17\.2\.1/);
  await finding.statement.fill('Both lines of Rotterdam can be cut at one place.');
  await finding.objectiveEvidence.fill('Seen on 21 November at the shaft behind gate 4: both lines in one duct.');
  await finding.raise();
  await seen(frame(page).toast(/^F-011 raised$/)).toBeVisible();
  await finding.action.fill('A second entry through the eastern gate.');
  await finding.owner.fill('Marguerite Oyelaran');
  await finding.save();
  await seen(frame(page).toast(/^F-011 saved$/)).toBeVisible();
};

/** One decision of the Statement of Applicability, and who owns one activity of the supplier. */
export const decideAndAssign = async ({page}: LaunchedApp): Promise<void> => {
  const [around, soa, supplier] = [frame(page), soaPage(page), supplierPage(page)];
  await around.visit('soa');
  await soa.find.fill('A.7.9');
  await soa.row('A.7.9').click();
  await soa.excluded.check();
  await soa.why.fill('');
  await soa.save.click();
  await seen(soa.missing).toBeVisible();
  await soa.why.fill('No equipment is used off the sites; drivers have nothing but the telephones of the carrier.');
  await soa.save.click();
  await seen(around.toast(texts.soa.saved('A.7.9'))).toBeVisible();
  await seen(soa.row('A.7.9')).toContainText(texts.soa.decisions.excluded);

  await around.visit('supplier');
  const activity = 'Security monitoring';
  await supplier.activity(activity).click();
  await supplier.party('shared').check();
  await supplier.clause.fill('Clause 14.2');
  await supplier.save.click();
  await seen(around.toast(texts.supplier.saved(activity))).toBeVisible();
  await seen(supplier.row(activity)).toContainText('Clause 14.2');
};

/** Signs the whole assessment by two people, builds the package into a folder and verifies it. Returns its path and identity. */
export const handOver = async (app: LaunchedApp): Promise<{path: string; identity: string}> => {
  const [around, hand] = [frame(app.page), packagePage(app.page)];
  await around.visit('package');
  const whole = 'The whole assessment';
  await hand.sign(whole, 'prepared');
  await seen(hand.submit('prepared')).toBeEnabled();
  await hand.submit('prepared').click();
  await seen(hand.dialog).toBeHidden();
  await hand.sign(whole, 'reviewed');
  await hand.name.fill(auditor);
  await seen(hand.samePerson(auditor)).toBeVisible();
  await seen(hand.submit('reviewed')).toBeDisabled();
  await hand.name.fill('Tadeusz Wójcik');
  await hand.submit('reviewed').click();
  await seen(hand.dialog).toBeHidden();
  await seen(hand.scope(whole)).toContainText('Tadeusz Wójcik');

  const into = app.home.folder('handed-over');
  await app.controls.answer({dialog: 'open', paths: [into]});
  await hand.chooseFolder();
  await hand.seal();
  await seen(hand.built).toBeVisible();
  await hand.verify();
  await seen(hand.holds).toBeVisible();
  const identity = /[0-9a-f]{64}/.exec((await hand.identity.textContent()) ?? '')?.[0] ?? '';
  return {path: (await hand.path.textContent()) ?? '', identity};
};

/** The entries of the custody log, as the foot of the window counts them. */
export const entriesOnRecord = async (page: Page): Promise<number> => {
  const counted = frame(page).foot.getByText(/^Custody [\d,]+ entries/);
  return Number(/[\d,]+/.exec((await counted.textContent()) ?? '')?.[0].replaceAll(',', ''));
};

/** The bytes of a package with the first letter of a text in it changed. */
export const withLetterChanged = (path: string, text: string): Uint8Array => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 0x20;
  return bytes;
};

/** Ways to unpack a zip that systems bring along. */
const unpackers: readonly (readonly [string, (zip: string, into: string) => string[]])[] = [
  ['unzip', (zip, into) => ['-q', zip, '-d', into]],
  ['python3', (zip, into) => ['-m', 'zipfile', '-e', zip, into]],
];

/** What an assessor does with the package without us. Returns the reason where this machine has not what it takes. */
export const checkWithoutUs = async (zip: string, identity: string, folder: string): Promise<string | undefined> => {
  const has = (program: string) => run('sh', ['-c', `command -v ${program}`]).then(Boolean, () => false);
  const found: boolean[] = await Promise.all(unpackers.map(([program]) => has(program)));
  const [program, argumentsOf] = unpackers[found.indexOf(true)] ?? [];
  if (!program || !argumentsOf) return 'Nothing on this machine unpacks a zip.';
  if (!(await has('sha256sum'))) return 'sha256sum is not on this machine.';
  mkdirSync(folder);
  await run(program, argumentsOf(zip, folder));
  const cwd = join(folder, readdirSync(folder)[0] ?? '');
  const {stdout} = await run('sha256sum', ['tagmanifest-sha256.txt'], {cwd});
  expect(stdout.slice(0, 64)).toBe(identity);
  for (const manifest of ['tagmanifest-sha256.txt', 'manifest-sha256.txt'])
    await run('sha256sum', ['-c', '--strict', '--quiet', manifest], {cwd});
  return undefined;
};

export const onlyFolderOf = (app: LaunchedApp): string => {
  const documents = join(app.home.documents, 'Fieldwork');
  const folders = readdirSync(documents, {withFileTypes: true}).filter(entry => entry.isDirectory());
  expect(folders).toHaveLength(1);
  return join(documents, folders[0]?.name ?? '');
};
