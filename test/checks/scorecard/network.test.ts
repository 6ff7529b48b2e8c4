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
    'no NetworkPolicy selects its pods',
  ],
  [
    'a pod without a policy of its own',
    (find) => (find('NetworkPolicy').spec.podSelector.matchLabels = { a: 'b' }),
    'Deployment/gw: no NetworkPolicy selects its pods (network-policy)',
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
  ['an address of the network', (find) => (find('Service').spec.externalIPs = ['1.2.3.4']), '(external-ips)'],
  ['an Ingress for every host', (find) => delete find('Ingress').spec.rules[0].host, 'a rule has no host of its own (ingress)'],
  ['one rule of two without a host', (find) => find('Ingress').spec.rules.push({}), 'a rule has no host of its own (ingress)'],
  [
    'an Ingress for a wildcard',
    (find) => (find('Ingress').spec.rules[0].host = '*.example.com'),
    'a rule has no host of its own (ingress)',
  ],
  ['an Ingress without TLS', (find) => delete find('Ingress').spec.tls, 'the hosts of its rules and of its TLS differ (ingress)'],
  ['a certificate for another host', (find) => find('Ingress').spec.tls[0].hosts.push('x.example.com'), '(ingress)'],
  ['an Ingress without a class', (find) => delete find('Ingress').spec.ingressClassName, 'it names no ingress class (ingress)'],
  ['a default backend', (find) => (find('Ingress').spec.defaultBackend = {}), 'it has a default backend'],
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
