const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const number = new Intl.NumberFormat('en');
const n = (count: number): string => number.format(count);

/** "A, B and 3 more". */
const some = (items: readonly string[], most = 3): string => {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${n(rest)} more`;
  const [last, ...before] = shown.toReversed();
  return before.length === 0 ? (last ?? '') : `${before.toReversed().join(', ')} and ${last}`;
};

export const overview = {
  heading: (client: string, title: string) => `${client}: ${title}`,
  families: 'Controls by family',
  clauses: 'Clauses 4 to 10',
  reviews: 'Reviews beside the standard',
  familiesAbout: (edition: string) =>
    edition === '2022'
      ? 'The 14 families of the 2013 edition lead through the questions; each answer counts for the 2022 edition as well.'
      : 'The 14 families of the 2013 edition. Certificates of this edition lapsed on 31 October 2025.',
  allAsked: (asked: number, of: number) => `${n(asked)} of ${n(of)} have every question asked`,
  column: {group: 'Group', states: 'Where each stands', asked: 'All asked'},
  legend: 'What the shapes mean',
  keys: 'Arrow keys move between the controls, Enter opens one.',
  cell: {
    asked: (asked: number, questions: number) =>
      questions === 0
        ? 'No questions'
        : `${n(asked)} of ${n(questions)} ${plural(questions, 'question', 'questions')} asked`,
    evidenced: (evidenced: number) => `${n(evidenced)} ${plural(evidenced, 'answer names', 'answers name')} evidence`,
    verdicts: (pass: number, fail: number, unread: number) =>
      `Verdicts: ${n(pass)} pass, ${n(fail)} ${plural(fail, 'fails', 'fail')}, ${n(unread)} could not be read`,
    counterparts: (edition: string, ids: readonly string[]) => `${edition}: ${ids.join(', ')}`,
  },
  next: {
    title: 'What to do next',
    none: 'Nothing is waiting. Every question is asked and every paper is closed.',
    showAll: (count: number) => `Show ${n(count)} more`,
    showLess: 'Show fewer',
    'collect-first': () => ({
      text: 'Collect from the first target',
      detail: 'Nothing was read yet. Checks inform the controls once an account or a cluster was read.',
    }),
    'resume-collection': (name: string) => ({
      text: `Go on collecting from ${name}`,
      detail: 'It stopped before its end. What was read is kept and is not read again.',
    }),
    'grant-reads': (name: string, operations: readonly string[], controls: number) => ({
      text: `Ask for ${n(operations.length)} ${plural(operations.length, 'read', 'reads')} to be granted in ${name}`,
      detail: `${some(operations)}: ${n(controls)} ${plural(controls, 'control waits', 'controls wait')} for ${plural(operations.length, 'it', 'them')}`,
    }),
    'request-overdue': (document: string, owner: string, due: string) => ({
      text: `Ask again for ${document}`,
      detail: `${owner}, due ${due}`,
    }),
    'sign-again': (scopes: readonly string[], parts: readonly string[]) => ({
      text: `Sign ${some(scopes)} again`,
      detail: `Changed since it was signed: ${some(parts)}`,
    }),
    'second-signature': (scopes: readonly string[]) => ({
      text: `Have a second person sign ${some(scopes)}`,
      detail: 'Prepared and signed; nobody else has reviewed it yet.',
    }),
    'sample-open': (title: string, open: number, of: number) => ({
      text: `Test the rest of the sample “${title}”`,
      detail: `${n(open)} of ${n(of)} items ${plural(open, 'has', 'have')} no result`,
    }),
    'finding-open': (finding: string, statement: string, due?: string) => ({
      text: `Close finding ${finding}`,
      detail: due === undefined ? statement : `${statement} Due ${due}.`,
    }),
    'evidence-missing': (family: string, name: string, answers: number) => ({
      text: `Name the evidence for ${n(answers)} ${plural(answers, 'answer', 'answers')} in ${family}`,
      detail: name,
    }),
    'family-open': (family: string, name: string, open: number, of: number) => ({
      text: `Ask ${open === of ? `the ${n(of)}` : `the other ${n(open)} of ${n(of)}`} questions of ${family}`,
      detail: name,
    }),
    'prepare-requests': () => ({
      text: 'Prepare the list of documents to ask for',
      detail: 'Made from the questions; the client sees what to bring before the first interview.',
    }),
    'decide-applicability': (open: number, of: number) => ({
      text: `Decide which controls apply: ${n(open)} of ${n(of)} are open`,
      detail: 'The Statement of Applicability needs a decision and a reason for each.',
    }),
    'package-ready': () => ({
      text: 'Build the package',
      detail: 'Nothing else is waiting. Look at what is checked before it is sealed.',
    }),
  },
  coverage: {
    title: 'Coverage',
    none: 'Nothing was read yet.',
    collect: 'Choose a target',
    kinds: {aws: 'AWS', kubernetes: 'Kubernetes'},
    target: (kind: string, name: string) => (name.startsWith(kind) ? name : `${kind}, ${name}`),
    regions: (count: number) => `${n(count)} ${plural(count, 'region', 'regions')}`,
    reads: (answered: number, of: number) => `${n(answered)} of ${n(of)} reads`,
    unread: (unread: number, controls: number) =>
      `${n(unread)} ${plural(unread, 'read was', 'reads were')} not answered: ${n(controls)} ${plural(controls, 'control waits', 'controls wait')}`,
    complete: 'Every read was answered',
    running: 'Not ended',
  },
  figures: {
    title: 'On the record',
    evidence: 'Evidence items',
    resources: 'Resources',
    interviews: 'Interviews',
    requests: 'Requests answered',
    samples: 'Samples',
    findings: 'Findings open',
    of: (value: number, of: number) => `${n(value)} of ${n(of)}`,
    count: n,
  },
};
