import {delimiter, join, normalize} from 'node:path';

/** Where the system keeps kubeconfigs: what KUBECONFIG names, or the usual file in the home folder. */
export const usualKubeconfigs = (env: Readonly<Record<string, string | undefined>>, home: string): string[] => [
  ...(env.KUBECONFIG ?? '')
    .split(delimiter)
    .filter(path => path !== '')
    .map(normalize),
  join(home, '.kube', 'config'),
];
