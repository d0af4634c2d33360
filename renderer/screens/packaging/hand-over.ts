import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';

/** What goes to the assessor by another way than the package: its identity, and how it is checked without us. */
export const handOver = ({
  client,
  title,
  path,
  identity,
  sealedAt,
  files,
  size,
}: {
  client: string;
  title: string;
  path: string;
  identity: string;
  sealedAt: string;
  files: string;
  size: string;
}): string => {
  const name = visible(path.split(/[/\\]/).at(-1) ?? path);
  const zipped = name.endsWith('.zip');
  return texts.packaging.letter({
    client,
    title,
    name,
    folder: zipped ? name.slice(0, -4) : name,
    zipped,
    identity,
    sealedAt,
    files,
    size,
  });
};
