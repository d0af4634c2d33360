import {cp, mkdir, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {PeerTools} from '../peer.ts';
import {openCache} from '../tools.ts';

/** The release of Kubernetes, as `1.minor.patch`; its libraries are `v0.minor.patch`. */
const release = '34.3';

const libraries = [
  ...['api', 'apiextensions-apiserver', 'apimachinery', 'apiserver', 'cli-runtime', 'client-go', 'cloud-provider'],
  ...['cluster-bootstrap', 'code-generator', 'component-base', 'component-helpers', 'controller-manager', 'cri-api'],
  ...['cri-client', 'csi-translation-lib', 'dynamic-resource-allocation', 'endpointslice', 'externaljwt', 'kms'],
  ...['kube-aggregator', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubectl', 'kubelet', 'metrics'],
  ...['mount-utils', 'pod-security-admission', 'sample-apiserver', 'sample-cli-plugin', 'sample-controller'],
];

const goMod = `module fieldwork.example/peer

go 1.24.0

require k8s.io/kubernetes v1.${release}

replace (
${libraries.map(name => `\tk8s.io/${name} => k8s.io/${name} v0.${release}`).join('\n')}
)
`;

/** The server's binary, built once and kept between runs, or why there is none. The first build takes many minutes. */
export const buildApiServer = async (tools: PeerTools): Promise<{binary: string} | {unavailable: string}> => {
  const go = await tools.command('go');
  if (!go) return {unavailable: 'no go on PATH'};
  const folder = join(await openCache(), `kube-apiserver-1.${release}`);
  const binary = join(folder, 'kube-apiserver');
  const kept = await stat(binary).catch(() => undefined);
  if (kept) return {binary};
  await mkdir(folder, {recursive: true});
  await cp(join(import.meta.dirname, 'main.go'), join(folder, 'main.go'));
  await writeFile(join(folder, 'go.mod'), goMod);
  const steps = [
    ['mod', 'tidy'],
    ['build', '-trimpath', '-ldflags', '-s -w', '-o', 'kube-apiserver', '.'],
  ];
  for (const args of steps) {
    const {code, stderr} = await tools.run(go, args, {cwd: folder, timeoutMs: 3_600_000});
    if (code !== 0) return {unavailable: `go ${args[0]} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`};
  }
  return {binary};
};
