import type { Change } from '../../checks/proof';
import { added, holds, spec } from './found';

const service = (fields: object, metadata: object = {}): Change =>
  added({ kind: 'Service', metadata: { name: 's', namespace: 'ai-platform', ...metadata }, spec: fields });

holds('service-selector', [
  ['one without a selector selects nothing on purpose', service({ type: 'ExternalName' })],
  ['one with an empty selector as well', service({ selector: {} })],
  [
    'pods of another namespace are none of its own',
    (find) => (find('Service').metadata.namespace = 'other'),
    'Service/gw spec.selector: it selects no pods',
  ],
  ['another kind may select nothing', added({ kind: 'Bag', metadata: { name: 's' }, spec: { selector: { a: 'b' } } })],
]);

holds('service-port', [
  ['a port may be 1', service({ ports: [{ port: 1 }] })],
  ['a port may be 65535', service({ ports: [{ port: 65535 }] })],
  ['a port is not 65536', service({ ports: [{ port: 65536 }] }), 'Service/s spec.ports[0].port: 65536 is no port'],
  ['a port is a whole number', service({ ports: [{ port: 80.5 }] }), 'Service/s spec.ports[0].port: 80.5 is no port'],
  ['a port is a number', service({ ports: [{ port: 'http' }] }), 'Service/s spec.ports[0].port: http is no port'],
  ['one port needs no name', service({ ports: [{ port: 80 }] })],
  [
    'each of two ports needs a name',
    service({ ports: [{ port: 80, name: 'a' }, { port: 81 }] }),
    'Service/s spec.ports[1].name: there is none',
  ],
  ['a name without pods behind it may be anything', service({ ports: [{ port: 80, targetPort: 'web' }] })],
  [
    'a port of one of two workloads is there',
    added({
      ...{ kind: 'StatefulSet', metadata: { name: 's', namespace: 'ai-platform' } },
      spec: {
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'gateway', 'app.kubernetes.io/instance': 'gw' } },
          spec: { containers: [] },
        },
      },
    }),
  ],
  ['a number need not be declared', (find) => (find('Service').spec.ports[0].targetPort = 9999)],
  [
    'a port of an init container can be meant',
    (find) => {
      const [container] = find('Deployment').spec.template.spec.containers;
      find('Deployment').spec.template.spec.initContainers = [{ ...container, ports: [{ name: 'side', containerPort: 1234 }] }];
      find('Service').spec.ports[0].targetPort = 'side';
    },
  ],
  ['another kind has no ports', added({ kind: 'Bag', metadata: { name: 's' }, spec: { ports: [{ port: 0 }] } })],
]);

const PUBLIC = { type: 'LoadBalancer' };

holds('service-exposure', [
  ['every node publishes a NodePort', service({ type: 'NodePort' }), 'Service/s spec.type: every node publishes it'],
  ['a load balancer with ranges is not for everybody', service({ ...PUBLIC, loadBalancerSourceRanges: ['10.0.0.0/8'] })],
  [
    'a load balancer with no range at all is for everybody',
    service({ ...PUBLIC, loadBalancerSourceRanges: [] }),
    'Service/s spec.loadBalancerSourceRanges: everybody may connect',
  ],
  [
    'an internal one of Azure is not for everybody',
    service(PUBLIC, { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' } }),
  ],
  [
    'an internal one of Google is not for everybody',
    service(PUBLIC, { annotations: { 'networking.gke.io/load-balancer-type': 'Internal' } }),
  ],
  [
    'an internal one of AWS is not for everybody',
    service(PUBLIC, { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } }),
  ],
  [
    'one that faces the internet is for everybody',
    service(PUBLIC, { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing' } }),
    'Service/s spec.loadBalancerSourceRanges: everybody may connect',
  ],
  [
    'one that is not internal is for everybody',
    service(PUBLIC, { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'not true' } }),
    'Service/s spec.loadBalancerSourceRanges: everybody may connect',
  ],
  [
    'one that says more than true is for everybody',
    service(PUBLIC, { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true?' } }),
    'Service/s spec.loadBalancerSourceRanges: everybody may connect',
  ],
  [
    'another annotation says nothing',
    service(PUBLIC, { annotations: { 'example.com/owner': 'internal' } }),
    'Service/s spec.loadBalancerSourceRanges: everybody may connect',
  ],
  ['another kind may be of that type', added({ kind: 'Bag', metadata: { name: 's' }, spec: PUBLIC })],
]);

const policy = (podSelector: object, more: object = {}): object => ({
  ...{ kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'ai-platform' }, spec: { podSelector, ...more } },
});
const other = (kind: string, name: string, namespace = 'ai-platform'): Change => added({ kind, metadata: { name, namespace } });
const both =
  (...changes: readonly Change[]): Change =>
  (find, set) =>
    changes.forEach((change) => change(find, set));
const database = added(policy({ matchLabels: { 'cnpg.io/cluster': 'db' } }));
const proxy = (labels: object): Change =>
  added(
    policy({
      matchLabels: Object.fromEntries(
        Object.entries(labels).map(([key, value]) => [`gateway.envoyproxy.io/owning-gateway-${key}`, value]),
      ),
    }),
  );
const NO_PODS = 'NetworkPolicy/p spec.podSelector: it selects no pods';

holds('network-policy-target', [
  ['a policy of all pods selects some', added(policy({}))],
  ['a policy of a database selects pods of its operator', both(database, other('Cluster', 'db'))],
  ['a database of another name is another', both(database, other('Cluster', 'db-2')), NO_PODS],
  ['a database of another namespace is another', both(database, other('Cluster', 'db', 'data')), NO_PODS],
  ['a database without metadata is none', both(database, added({ kind: 'Cluster' })), NO_PODS],
  ['what is only called like a database is none', both(database, other('Bag', 'db')), NO_PODS],
  ['a policy of a proxy selects pods of its operator', both(proxy({ name: 'gw' }), other('Gateway', 'gw'))],
  [
    'a Gateway may be in another namespace than its proxy',
    both(proxy({ name: 'gw', namespace: 'edge' }), other('Gateway', 'gw', 'edge')),
  ],
  ['another Gateway is none', both(proxy({ name: 'gw', namespace: 'edge' }), other('Gateway', 'gw')), NO_PODS],
  ['another kind may select nothing', added({ ...policy({ matchLabels: { a: 'b' } }), kind: 'Bag' })],
]);

holds('network-policy', [
  ['what makes no pods needs none', added({ kind: 'Bag', metadata: { name: 'b' } })],
  [
    'a policy of another kind is none',
    (find) => (find('NetworkPolicy').kind = 'CiliumNetworkPolicy'),
    'Deployment/gw : no NetworkPolicy of its pods has the type Ingress, Egress',
  ],
]);

const tls = (...hosts: readonly unknown[]): Change => spec('Ingress', { tls: hosts.map((host) => ({ hosts: [host] })) });

holds('ingress', [
  ['one without rules has no host', spec('Ingress', { rules: [] }), 'Ingress/gw spec.rules: a rule has no host of its own'],
  ['an empty host is none', spec('Ingress', { rules: [{ host: '' }] }), 'Ingress/gw spec.rules: a rule has no host of its own'],
  ['a host is a text', spec('Ingress', { rules: [{ host: 7 }] }), 'Ingress/gw spec.rules: a rule has no host of its own'],
  ['a host may hold a star that is no wildcard', spec('Ingress', { rules: [{ host: 'a.*' }], tls: [{ hosts: ['a.*'] }] })],
  [
    'two entries for a host are one too many',
    tls('llm.example.com', 'llm.example.com'),
    'Ingress/gw spec.tls: two entries are for llm.example.com',
  ],
  ['an entry without hosts secures nothing', spec('Ingress', { tls: [{}] }), 'Ingress/gw spec.tls: llm.example.com has no TLS'],
  [
    'a host that is not the first needs TLS as well',
    spec('Ingress', { rules: [{ host: 'llm.example.com' }, { host: 'b.example.com' }] }),
    'Ingress/gw spec.tls: b.example.com has no TLS',
  ],
]);
