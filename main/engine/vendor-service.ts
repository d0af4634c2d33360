import {cloudInUse} from '../assessment/cloud-use.ts';
import {assessVendor, unregisteredVendor, type VendorContext} from '../assessment/vendors.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {InUse, ProviderUse} from '../contract/review-methods.ts';
import type {Workspace} from '../workspace/types.ts';
import {reviewFacts} from './review-facts.ts';
import type {Session} from './session.ts';

/** The register of cloud vendors against what the collections show. */
export const vendorHandlers = (session: Session): Pick<Handlers, 'vendors.inUse' | 'vendors.assess'> => ({
  'vendors.inUse': () => inUseOf(session.workspace()),
  'vendors.assess': ({on}) => assessVendors(session, session.workspace(), on),
});

/** Every registered vendor, then providers that are in use and in no register, on a day (default: today). */
export const assessVendors = async (
  session: Session,
  workspace: Workspace,
  on: string = session.now().slice(0, 10),
): Promise<Output<'vendors.assess'>> => {
  const {sharing} = await reviewFacts(session);
  const {frameworks} = await session.library();
  const inUse = inUseOf(workspace);
  const contextOf = (provider: ProviderUse['provider']): VendorContext => ({
    on,
    use: inUse.providers.find(use => use.provider === provider),
    sharing: sharing.find(known => known.provider === provider),
    controls: edition => frameworks.controls(edition).map(({ref}) => ref),
  });
  const vendors = workspace.papers
    .list('vendor')
    .flatMap(({id, paper}) => (paper.kind === 'vendor' && !paper.withdrawn ? [{id, paper}] : []));
  const registered = new Set(vendors.map(({paper}) => paper.provider));
  return {
    on,
    vendors: [
      ...vendors.map(({id, paper}) => assessVendor(id, paper, contextOf(paper.provider))),
      ...inUse.providers
        .filter(({provider, uses}) => !registered.has(provider) && uses.length > 0)
        .map(use => unregisteredVendor(use, contextOf(use.provider))),
    ],
    questions: inUse.questions,
  };
};

/** Providers, services and regions that the current collections show. */
export const inUseOf = (workspace: Workspace): InUse => {
  const ids = workspace.collections.current().map(({id}) => id);
  return cloudInUse({
    resources: workspace.resources.list(ids),
    populations: workspace.resources.populations(ids),
    read: id => {
      const found = workspace.reads.get(id);
      if (!found) return undefined;
      const {service, outcome} = found.provenance;
      return {service, answered: outcome === 'ok' || outcome === 'absent'};
    },
  });
};
