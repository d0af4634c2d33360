import profile from './bagit-profile.json' with {type: 'json'};

/** The URI in `BagIt-Profile-Identifier`; a name, nothing is fetched from it. */
export const profileIdentifier = profile['BagIt-Profile-Info']['BagIt-Profile-Identifier'];

/** The offline copy of the BagIt profile, as it lies in the package. */
export const profileText = `${JSON.stringify(profile, null, 2)}\n`;

/** The algorithms of all four manifests. The identity of a package rests on the first. */
export const packageAlgorithms = ['sha256', 'sha512'] as const;

/** Where the custody log lies, inside the payload and inside the package. */
export const custodyPayloadPath = 'custody/custody.jsonl';
export const custodyPath = `data/${custodyPayloadPath}`;

/** Tag files that every package has beside bagit.txt, bag-info.txt and the manifests. */
export const requiredTagFiles = profile['Tag-Files-Required'];

/** The only files outside the tag manifests besides these themselves: they are made from the tag manifest. */
export const signatureFiles = [
  'signatures/tagmanifest-sha256.txt.sig',
  'signatures/tagmanifest-sha256.txt.sig.tsr',
  'signatures/tagmanifest-sha256.txt.tsr',
  'signatures/tsa-chain.pem',
  'signatures/allowed_signers',
] as const;
