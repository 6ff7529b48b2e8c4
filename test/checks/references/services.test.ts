import { accepts, prove } from '../proof';
import { services } from './services';

prove(services, [
  [
    'a selector that matches no pods',
    (find) => (find('Service').spec.selector = { app: 'other' }),
    'Service/gw: its selector matches no pods: {"app":"other"} (service-selector)',
  ],
  ['a workload in another namespace', (find) => (find('Deployment').metadata.namespace = 'elsewhere'), '(service-selector)'],
  [
    'a selector that matches two workloads',
    (find, set) => set.push({ ...structuredClone(find('Deployment')), metadata: { name: 'mcp', namespace: 'ai-platform' } }),
    'several workloads: gw, mcp (service-overlap)',
  ],
  [
    'a target port that no container has',
    (find) => (find('Service').spec.ports[0].targetPort = 'https'),
    'port http leads to https, declared are: http (8080) (service-port)',
  ],
  [
    'a missing target port, which means the port itself',
    (find) => delete find('Service').spec.ports[0].targetPort,
    'leads to 80',
  ],
]);

accepts(services, [
  ['a target port by number', (find) => (find('Service').spec.ports[0].targetPort = 8080)],
  [
    'a target port of a native sidecar',
    (find) => {
      find('Deployment').spec.template.spec.initContainers = [
        { restartPolicy: 'Always', ports: [{ name: 'otlp', containerPort: 4317 }] },
      ];
      find('Service').spec.ports[0].targetPort = 'otlp';
    },
  ],
  [
    'a Service that stands for a name outside',
    (find) => (find('Service').spec = { type: 'ExternalName', externalName: 'x.example' }),
  ],
]);
