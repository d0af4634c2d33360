const descriptor = /[/\\](?:assessment\.fieldwork|fieldwork\.json)$/i;

/** The folder that a dropped or chosen path stands for: itself, or the one its descriptor lies in. */
export const assessmentFolder = (path: string): string => path.replace(descriptor, '');

/** A path below a folder, with the separator that the folder itself uses. */
export const below = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return `${folder.replace(/[/\\]+$/, '')}${separator}${name}`;
};

/** A new folder's name for a copy of the sample company: `sample-20261121-214205`, so that each copy is its own. */
export const sampleFolderName = (now: Date): string =>
  `sample-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;
