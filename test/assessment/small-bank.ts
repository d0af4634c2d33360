import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expectedCounts} from '../../main/assessment/framework-counts.ts';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';

const templates = join(import.meta.dirname, '../../templates/frameworks');

/** Question ids beyond the one that every control has. */
const seconds = ['A.5.1.1', 'A.9.2.3', 'A.10.1.1', 'A.10.1.2'];
const types: Readonly<Record<string, string>> = {
  'A.5.1.2-q1': '{type: date}',
  'A.9.2.3-q2': '{type: number, unit: days}',
  'A.8.1.1-q1': '{type: choice, options: [Weekly, Monthly]}',
  '2022:A.5.23-q1': '{type: document}',
  'A.9.4.1-q1': '{type: text}',
};
const followUps: Readonly<Record<string, string>> = {
  'A.9.2.3-q1': `    followUps:
      - id: A.9.2.3-q1-f1
        when: [partly, does-not-conform]
        text: Who noticed, and what happened next?
      - id: A.9.2.3-q1-f2
        when: [conforms]
        answer: {type: date}
        text: When was it last looked at?
`,
};

/** A pack of generated questions: `ids` are controls, with the edition where it is 2022. */
export const packText = (pack: string, ids: readonly string[], more = ''): string =>
  `pack: ${pack}\nlanguage: en\n${more}questions:\n${ids.flatMap(entriesOf).join('')}`;

const entriesOf = (control: string): string[] =>
  (seconds.includes(control) ? ['q1', 'q2'] : ['q1']).map(number => entry(control, `${control}-${number}`));

const entry = (control: string, id: string): string => {
  const [edition, ref] = control.startsWith('2022:') ? ['2022', control.slice(5)] : ['2013', control];
  return `  - id: ${id}
    control: {edition: "${edition}", id: ${/^A/.test(ref) ? ref : `"${ref}"`}}
    method: examine
    ask: [application owner]
    text: >-
      Take one application: who decided what is written about ${id.replaceAll(/[.:-]/g, ' ')}?
    ${types[id] ? `answer: ${types[id]}\n    ` : ''}evidence: >-
      A record of the decision with its day and who took it.
    redFlags:
      - Nobody remembers
${followUps[id] ?? ''}    informedBy: [aws-iam-no-user-policies]
`;
};

/** A framework folder with the real controls and a small bank of generated questions; remove it after use. */
export const writeSmallBank = (folder = mkdtempSync(join(tmpdir(), 'fieldwork-bank-'))): string => {
  cpSync(templates, folder, {recursive: true, filter: source => !source.includes('questions')});
  mkdirSync(join(folder, 'questions'), {recursive: true});
  const all = loadFrameworks(templates);
  for (const family of Object.keys(expectedCounts.perFamily)) {
    const ids = all.controls('2013').filter(control => control.family === family);
    const name = `A.${family.slice(2).padStart(2, '0')}.yaml`;
    const text = packText(
      family,
      ids.map(({ref}) => ref.id),
    );
    writeFileSync(join(folder, 'questions', name), text);
  }
  const fresh = all.controls('2022').filter(control => control.newIn2022);
  writeFileSync(
    join(folder, 'questions/new-2022.yaml'),
    packText(
      'new-2022',
      fresh.map(({ref}) => `2022:${ref.id}`),
    ),
  );
  writeFileSync(
    join(folder, 'questions/isms-clauses.yaml'),
    packText(
      'isms-clauses',
      all.requirements.map(({ref}) => `2022:${ref.id}`),
    ),
  );
  return folder;
};

/** The frameworks of a small bank: tests that count do not change with the real one. */
export const smallBank = () => {
  const folder = writeSmallBank();
  try {
    return loadFrameworks(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
};
