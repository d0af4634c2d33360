import {Vendor} from '../../../main/contract/papers.ts';

type Assurance = Vendor['assurances'][number];

/** A certificate or report as it is being typed; lists are separated by commas. */
export type AssuranceDraft = {
  readonly type: Assurance['type'];
  readonly title: string;
  readonly issuer: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly services: string;
  readonly regions: string;
  readonly evidence: readonly string[];
};

export type VendorDraft = {
  readonly name: string;
  readonly provider: Vendor['provider'];
  readonly services: string;
  readonly regions: string;
  readonly assurances: readonly AssuranceDraft[];
};

/** What is wrong with a draft, by field (`name`, `assurances.0.issuer`). */
export type VendorFaults = Readonly<Record<string, 'required' | 'date-order'>>;

export const emptyAssurance: AssuranceDraft = {
  type: 'iso27001',
  title: '',
  issuer: '',
  scope: '',
  validFrom: '',
  validUntil: '',
  services: '',
  regions: '',
  evidence: [],
};

const joined = (items: readonly string[]) => items.join(', ');

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(item => item.trim())
      .filter(Boolean),
  ),
];

/** The draft of a vendor on record, or an empty one with what the collections show to be in use. */
export const draftOfVendor = (
  vendor: Vendor | undefined,
  use?: {
    readonly provider: Vendor['provider'];
    readonly services: readonly string[];
    readonly regions: readonly string[];
  },
): VendorDraft => ({
  name: vendor?.name ?? '',
  provider: vendor?.provider ?? use?.provider ?? 'aws',
  services: joined(vendor?.services ?? use?.services ?? []),
  regions: joined(vendor?.regions ?? use?.regions ?? []),
  assurances: (vendor?.assurances ?? []).map(assurance => ({
    ...assurance,
    services: joined(assurance.services),
    regions: joined(assurance.regions),
  })),
});

/** What keeps a draft from being saved. */
export const faultsOf = (draft: VendorDraft): VendorFaults => {
  const faults: Record<string, 'required' | 'date-order'> = {};
  if (draft.name.trim() === '') faults.name = 'required';
  draft.assurances.forEach((assurance, index) => {
    for (const field of ['title', 'issuer', 'scope', 'validFrom', 'validUntil'] as const) {
      if (assurance[field].trim() === '') faults[`assurances.${index}.${field}`] = 'required';
    }
    if (assurance.validFrom && assurance.validUntil && assurance.validUntil < assurance.validFrom) {
      faults[`assurances.${index}.validUntil`] = 'date-order';
    }
  });
  return faults;
};

/** The paper of a draft; what the form does not show stays as it is on record. Errors: ZodError where a field is too long. */
export const vendorOf = (draft: VendorDraft, before: Vendor | undefined): Vendor =>
  Vendor.parse({
    inherited: [],
    customerSide: [],
    ...before,
    kind: 'vendor',
    name: draft.name,
    provider: draft.provider,
    services: split(draft.services),
    regions: split(draft.regions),
    assurances: draft.assurances.map(assurance => ({
      ...assurance,
      services: split(assurance.services),
      regions: split(assurance.regions),
    })),
  });
