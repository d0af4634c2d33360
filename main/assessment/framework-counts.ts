/** What ISO/IEC 27001 Annex A holds; a template that says otherwise has lost or gained a line. */
export const expectedCounts = {
  families: 14,
  objectives: 35,
  controls2013: 114,
  controls2022: 93,
  newIn2022: 11,
  perFamily: {
    'A.5': 2,
    'A.6': 7,
    'A.7': 6,
    'A.8': 10,
    'A.9': 14,
    'A.10': 2,
    'A.11': 15,
    'A.12': 14,
    'A.13': 7,
    'A.14': 13,
    'A.15': 5,
    'A.16': 7,
    'A.17': 4,
    'A.18': 8,
  } as Readonly<Record<string, number>>,
};
