import { accepts, prove } from '../proof';
import { scorecard } from '.';

prove(scorecard, [
  [
    'a pod without a policy',
    (_, set) =>
      set.splice(
        set.findIndex(({ kind }) => kind === 'NetworkPolicy'),
        1,
      ),
    'no NetworkPolicy of its pods has the type Ingress, Egress',
  ],
  [
    'a pod without a policy of its own',
    (find) => (find('NetworkPolicy').spec.podSelector.matchLabels = { a: 'b' }),
    'Deployment/gw: no NetworkPolicy of its pods has the type Ingress, Egress (network-policy)',
  ],
  [
    'a policy that leaves the way out open',
    (find) => (find('NetworkPolicy').spec.policyTypes = ['Ingress']),
    'no NetworkPolicy of its pods has the type Egress (network-policy)',
  ],
  [
    'DNS over UDP only',
    (find) => find('NetworkPolicy').spec.egress[0].ports.pop(),
    'its pods cannot resolve names over TCP (network-dns)',
  ],
  ['no DNS', (find) => find('NetworkPolicy').spec.egress.shift(), 'its pods cannot resolve names over UDP (network-dns)'],
  [
    'an address of the network',
    (find) => (find('Service').spec.externalIPs = ['1.2.3.4']),
    'spec.externalIPs: it takes addresses of others (service-exposure)',
  ],
  ['an Ingress for every host', (find) => delete find('Ingress').spec.rules[0].host, 'a rule has no host of its own (ingress)'],
  ['one rule of two without a host', (find) => find('Ingress').spec.rules.push({}), 'a rule has no host of its own (ingress)'],
  [
    'an Ingress for a wildcard',
    (find) => (find('Ingress').spec.rules[0].host = '*.example.com'),
    'a rule has no host of its own (ingress)',
  ],
  ['an Ingress without TLS', (find) => delete find('Ingress').spec.tls, 'llm.example.com has no TLS (ingress)'],
  [
    'a certificate for another host',
    (find) => find('Ingress').spec.tls[0].hosts.push('x.example.com'),
    'no rule is for x.example.com (ingress)',
  ],
  [
    'an Ingress without a class',
    (find) => delete find('Ingress').spec.ingressClassName,
    'spec.ingressClassName: there is none (ingress)',
  ],
  [
    'a default backend',
    (find) => (find('Ingress').spec.defaultBackend = {}),
    'spec.defaultBackend: it answers for every host (ingress)',
  ],
]);

accepts(scorecard, [
  [
    'two policies that do it together',
    (find, set) => {
      const policy = structuredClone(find('NetworkPolicy'));
      policy.metadata.name = 'gw-egress';
      policy.spec.policyTypes = ['Egress'];
      set.push(policy);
      find('NetworkPolicy').spec.policyTypes = ['Ingress'];
      delete find('NetworkPolicy').spec.egress;
    },
  ],
]);

const dns = (egress: object) => (find: (kind: string) => any) => find('NetworkPolicy').spec.egress.splice(0, 2, egress);

accepts(scorecard, [
  ['a policy that admits every port', dns({ to: [] })],
  ['a range of ports with DNS in it', dns({ ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 1, endPort: 100 })) })],
]);
