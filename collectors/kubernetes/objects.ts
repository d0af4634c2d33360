import {z} from 'zod';

/** A list that Kubernetes leaves out or writes as null when it is empty. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z
    .array(item)
    .nullish()
    .transform(list => list ?? []);

/** An optional text; absent reads as ''. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text ?? '');

/** A map of texts; absent reads as empty. */
export const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(map => map ?? {});

const Owner = z.object({kind: z.string(), name: z.string(), uid: optionalText, controller: z.boolean().nullish()});

/** What every object says of itself. Annotation values may have been redacted. */
export const Metadata = z.object({
  name: z.string(),
  namespace: optionalText,
  uid: optionalText,
  labels: texts,
  annotations: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform(map => map ?? {}),
  ownerReferences: listOf(Owner),
});

export type Metadata = z.infer<typeof Metadata>;

export const AnyObject = z.object({metadata: Metadata});

/** The owner that manages the object (`controller: true`), if any. */
export const controllerOf = (metadata: Metadata): z.infer<typeof Owner> | undefined =>
  metadata.ownerReferences.find(owner => owner.controller === true);

/** `<namespace>/<kind>/<name>`, without the namespace for cluster-wide objects: unique in the cluster. */
export const objectId = (kind: string, metadata: {readonly namespace: string; readonly name: string}): string =>
  metadata.namespace === '' ? `${kind}/${metadata.name}` : `${metadata.namespace}/${kind}/${metadata.name}`;

/** What parts and checks need of the metadata. */
export const described = (metadata: Metadata) => ({
  name: metadata.name,
  namespace: metadata.namespace,
  labels: metadata.labels,
});
