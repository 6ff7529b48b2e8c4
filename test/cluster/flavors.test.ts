import { App } from 'cdk8s';
import { AksNetwork, Certainty, ClusterProfile, EksCompute, GkeDns } from '../../src';
import { clusterOf } from '../../src/cluster/cluster';
import { provenanceOf } from '../../src/contract/provenance';
import { PROFILES } from './profiles';

const FLAVORS = Object.entries(PROFILES).filter(([name]) => !['custom', 'unknown'].includes(name));
const findingsOf = (app: App): string[] => app.node.findAll().flatMap((c) => c.node.validate());

describe.each(FLAVORS)('the facts of %s', (_, profile) => {
  const { facts } = profile;
  const stated = Object.entries(facts).filter(([name, value]) => value !== undefined && !['flavor', 'provenance'].includes(name));

  test('say what confirms each of them, unless the options state it', () => {
    const each = stated.flatMap(([name, value]) =>
      typeof value === 'object' ? Object.keys(value).map((part) => `${name}.${part}`) : [name],
    );
    const unconfirmed = each.filter((fact) => provenanceOf(facts, fact).certainty === Certainty.STATED);

    expect(unconfirmed.filter((fact) => !['policies.engine', 'addresses.services', 'gatewayClass'].includes(fact))).toEqual([]);
  });

  test('name a source unless they are assumed', () => {
    for (const [fact, { certainty, source, version }] of Object.entries(facts.provenance ?? {})) {
      const known = ![Certainty.ASSUMED, Certainty.STATED].includes(certainty);
      expect([fact, source !== undefined, version !== undefined]).toEqual([fact, known, known]);
    }
  });

  test('have the right form', () => {
    const app = new App();
    profile.applyTo(app);

    expect(findingsOf(app)).toEqual([]);
  });
});

describe('what nobody said', () => {
  const isOpen = (profile: ClusterProfile): boolean => {
    const app = new App();
    profile.applyTo(app);
    return clusterOf(app).isOpen('dns');
  };

  test.each([
    ['GKE', ClusterProfile.gke(), true],
    ['GKE with Cloud DNS', ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS }), false],
    ['GKE whose owner answered', ClusterProfile.gke().withFacts({ dns: { addresses: ['10.0.0.10/32'] } }), false],
    ['AKS', ClusterProfile.aks(), true],
    ['AKS with LocalDNS', ClusterProfile.aks({ localDns: true }), false],
    ['AKS with Cilium', ClusterProfile.aks({ network: AksNetwork.CILIUM }), false],
    ['EKS', ClusterProfile.eks({ compute: EksCompute.MANAGED_NODES }), false],
  ])('is open or not in %s', (_, profile, open) => {
    expect(isOpen(profile)).toBe(open);
  });
});
