import { accepts, prove } from '../proof';
import { network } from './network';

prove(network, [
  [
    'a policy for nobody',
    (find) => (find('NetworkPolicy').spec.podSelector.matchLabels = { a: 'b' }),
    'matches no pods (policy-selector)',
  ],
  [
    'a port name that the pods have not',
    (find) => find('NetworkPolicy').spec.ingress[0].ports.push({ port: 'metrics' }),
    'NetworkPolicy/gw: it lets in port metrics, declared are: http (8080) (policy-port)',
  ],
  [
    'a Service port that no policy lets in',
    (find) => (find('NetworkPolicy').spec.ingress[0].ports = [{ port: 9090, protocol: 'TCP' }]),
    'Service/gw: no network policy of Deployment/gw lets in port http (policy-service)',
  ],
  [
    'a closed port under a policy without types, which is one for ingress',
    (find) => (find('NetworkPolicy').spec = { podSelector: {}, ingress: [] }),
    '(policy-service)',
  ],
  ['a policy that lets in nothing', (find) => (find('NetworkPolicy').spec.ingress = []), '(policy-service)'],
]);

accepts(network, [
  [
    'a policy that selects by an expression',
    (_, set) =>
      set.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'all', namespace: 'ai-platform' },
        spec: { podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }] }, ingress: [{}] },
      }),
  ],
  ['a port by its number', (find) => (find('NetworkPolicy').spec.ingress[0].ports = [{ port: 8080 }])],
  ['a range of ports', (find) => (find('NetworkPolicy').spec.ingress[0].ports = [{ port: 8000, endPort: 9000 }])],
  ['a rule for all ports', (find) => delete find('NetworkPolicy').spec.ingress[0].ports],
  [
    'a policy for the whole namespace beside the precise one',
    (_, set) =>
      set.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'deny', namespace: 'ai-platform' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      }),
  ],
  [
    'no policy at all',
    (_, set) =>
      set.splice(
        set.findIndex(({ kind }) => kind === 'NetworkPolicy'),
        1,
      ),
  ],
]);
