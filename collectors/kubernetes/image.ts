/** An image reference in its pieces (distribution/reference grammar): `registry/repository:tag@digest`. */
export type Image = {
  readonly image: string;
  /** The host; Docker Hub is `docker.io`. */
  readonly registry: string;
  readonly repository: string;
  /** '' where none is written. */
  readonly tag: string;
  readonly digest: string;
};

export const parseImage = (image: string): Image => {
  const [named = '', digest = ''] = image.split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hasHost = first.includes('.') || first.includes(':') || first === 'localhost';
  const path = hasHost ? named.slice(slash + 1) : named;
  const colon = path.indexOf(':');
  return {
    image,
    registry: hasHost ? first : 'docker.io',
    repository: colon < 0 ? path : path.slice(0, colon),
    tag: colon < 0 ? '' : path.slice(colon + 1),
    digest,
  };
};
