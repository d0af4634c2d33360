import {count as number} from '../../format.ts';

const some = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

export const samples = {
  about:
    'A sample says of what it was drawn, how, and what came of each item, so that somebody else draws the same and sees the same.',
  draw: 'Draw a sample',
  none: 'No samples yet',
  noneAbout:
    'A draw at random is worth something only if it can be repeated. Fieldwork keeps the whole population with its hash and the seed of the draw: whoever doubts it draws again and gets the same items, with nothing but sha256sum and sort.',
  table: 'Samples',
  find: 'Find a sample or an item',
  filter: 'Show',
  filters: {all: 'All', open: 'With open items', failed: 'With failed items'},
  noMatch: 'No sample matches',
  noMatchAbout: 'Show all, or clear the text.',
  showAll: 'Show all',
  back: 'All samples',
  titleOf: (id: string) => `Sample ${id}`,
  missing: (id: string) => `There is no sample ${id} in this assessment.`,
  columns: {
    id: 'Id',
    title: 'Title',
    control: 'Control',
    drawn: 'Drawn of the population',
    results: 'Results',
  },
  drawn: (size: number, population: number, seed: string | undefined) =>
    `${number(size)} of ${number(population)}${seed === undefined ? '' : ` (seed ${seed})`}`,
  withdrawn: 'Withdrawn',
  results: {
    conforms: 'Conforms',
    'does-not-conform': 'Does not conform',
    'not-tested': 'Not tested',
    open: 'Open',
  },
  tally: (count: number, result: string) => `${number(count)} ${result.toLowerCase()}`,

  facts: {
    title: 'How it was drawn',
    control: 'Control',
    question: 'Question',
    source: 'Population from',
    ofCollections: (type: string, collections: string) => `${type} of ${collections}`,
    filter: 'Only where',
    column: (column: string) => `column ${column}`,
    seeResources: 'See these resources',
    population: 'Population',
    populationSize: (size: number) => some(size, 'item', 'items'),
    hash: 'SHA-256 of it',
    kept: 'Kept as',
    basis: 'Basis',
    bases: {random: 'At random', risk: 'By risk', judgement: 'By judgement'},
    why: 'Why these',
    seed: 'Seed',
    drawnBy: 'Drawn by',
    limits: 'Limits of this sample',
  },

  items: {
    title: 'Items',
    label: 'Items of the sample',
    progress: (done: string) => `${done} have a result`,
    result: 'Result',
    note: 'Note',
    noteHint: 'What was looked at, and what was seen.',
    evidence: 'Evidence',
    save: 'Save item',
    unsaved: 'not saved',
    evidenceCount: (count: number) => some(count, 'evidence item', 'evidence items'),
    faults: {
      'why-not-tested': 'Say in the note why it was not tested; then it is saved.',
      'what-was-seen': 'Say in the note what was seen, or link evidence; then it is saved.',
    },
    saved: (label: string, result: string) => `${label}: ${result.toLowerCase()}`,
    keys: 'J and K go between items; 1 conforms, 2 does not conform, 3 not tested, 0 open.',
    next: 'Next item',
    previous: 'Item before',
    mark: (result: string) => `Item: ${result.toLowerCase()}`,
    none: 'Nothing was drawn.',
  },
  raise: 'Raise finding',
  raiseAbout: (failed: number) => some(failed, 'item does not conform', 'items do not conform'),
  statement: ({
    id,
    title,
    failed,
    tested,
    population,
    names,
    more,
  }: {
    id: string;
    title: string;
    failed: number;
    tested: number;
    population: number;
    names: readonly string[];
    more: number;
  }) =>
    `${number(failed)} of ${some(tested, 'item', 'items')} tested ${failed === 1 ? 'does' : 'do'} not conform (sample ${id}, ${title}, population of ${number(population)}): ${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}.`,

  check: {
    title: 'Check the draw again',
    about:
      'Reads the population as it is now, compares it with the one that was kept, and draws again from the kept one with the same seed.',
    run: 'Check the draw again',
    same: (size: number) => `The population is what it was: ${some(size, 'item', 'items')}, the same hash.`,
    changed: (before: number, now: number) =>
      `The population is another one: ${number(before)} at the draw, ${number(now)} now.`,
    changedAbout: 'The draw stands for the population of its day. What came after it was not in it.',
    redraw: {
      same: 'Drawing again from the population that was kept gives the same items.',
      different: 'Drawing again from the population that was kept gives other items.',
      'not-kept': 'The population of the draw was not kept: it cannot be drawn again.',
    },
    chosen: {
      same: 'Every chosen item is in the population that was kept.',
      different: 'A chosen item is not in the population that was kept.',
      'not-kept': 'The population of the draw was not kept: nothing can be compared.',
    },
    added: (count: number) => `${some(count, 'item', 'items')} came after the draw`,
    removed: (count: number) =>
      `${some(count, 'item', 'items')} of the draw's population ${count === 1 ? 'is' : 'are'} gone`,
    more: (count: number) => `and ${number(count)} more`,
    limits: 'Not read this time',
  },

  plan: {
    title: 'Draw a sample',
    about:
      'First of what, then how many, then which. What is drawn cannot be changed afterwards, only withdrawn with a reason.',
    what: 'What is tested',
    name: 'Title',
    nameHint: 'What each item is looked at for, such as: leavers of the quarter, access removed in time.',
    control: 'Control',
    question: 'Question',
    noQuestion: 'None in particular',
    population: 'Population',
    from: 'Comes from',
    sources: {collection: 'What was collected', list: 'A list from the client'},
    type: 'Resource type',
    chooseType: 'Choose a type',
    typeOption: (type: string, count: string) => `${type} (${count})`,
    nothingCollected: 'Nothing has been collected yet.',
    collect: 'Collect first',
    filter: 'Only where',
    filterHint:
      'A condition in CEL, as in the checks, over resource.* (what was read of it) and meta.id, meta.name, meta.region, meta.target. What it cannot be answered for is left out and named as a limit.',
    filterExamples: 'Examples',
    list: 'List',
    listHint: 'A CSV, TSV or text file with one item in each row. It is kept as evidence; the last one linked counts.',
    spreadsheet: (name: string) =>
      `${name} is a spreadsheet. Save its sheet as CSV and attach that; the spreadsheet may stay as evidence beside it.`,
    notList: (name: string) => `${name} is no list: give a CSV, TSV or text file.`,
    column: 'Column with the items',
    columnHint: 'Its values must be different in every row.',
    chooseColumn: 'Choose a column',
    preview: 'Population',
    previewNone: 'Say where the population comes from, and it is shown here before anything is drawn.',
    previewSize: (size: number) => some(size, 'item', 'items'),
    previewEmpty: 'There is nothing in it: nothing can be drawn.',
    previewHash: 'SHA-256',
    previewFirst: (shown: number, of: number) =>
      shown < of ? `The first ${number(shown)} of ${number(of)}` : 'All of them',
    limits: 'Not in it',
    wholeRead: 'Everything that was to be read for it was read.',
    how: 'How it is drawn',
    basis: 'Basis',
    bases: {random: 'At random', risk: 'By risk', judgement: 'By judgement'},
    size: 'How many',
    suggestion: (size: number, of: number) =>
      `${number(size)} is a usual beginning for ${number(of)}: the square root, rounded up, at least five. More where much depends on it.`,
    takeSuggestion: (size: number) => `Take ${number(size)}`,
    seed: 'Seed',
    seedHint: 'Leave it empty: a new one is made and kept. Give one only to repeat a draw.',
    items: 'Items',
    itemsChosen: (count: number) => `${number(count)} chosen`,
    itemsFind: 'Find an item',
    itemsLimit: 'The list shows the first thousand. Narrow the population by a condition to choose among others.',
    why: 'Why these',
    whyHint: 'What makes them the ones to look at. It stands beside the sample in the report.',
    otherLimits: 'Other limits',
    otherLimitsHint: 'What else the sample cannot tell. What could not be read is added by itself.',
    submit: 'Draw',
    take: 'Take these',
    drawn: (id: string, size: number, seed: string | undefined) =>
      `${id}: ${some(size, 'item', 'items')} drawn${seed === undefined ? '' : `, seed ${seed}`}`,
    faults: {
      required: 'This is needed.',
      size: 'A whole number from 1 to 10,000.',
      'too-many': 'There are not so many in the population.',
      seed: '8 to 64 of the digits 0 to 9 and letters a to f.',
      items: 'Choose at least one item.',
    },
    faultCount: (count: number) => `Not drawn: ${some(count, 'field needs', 'fields need')} a word from you.`,
  },
};
