import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { podOf } from '../sample';
import { scorecard } from '.';

const set =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0], fields);

/** The one port of the pod, under another name or number, wherever it is named. */
function port(name: string, containerPort = 8080): Change {
  return (find) => {
    const [container] = podOf(find).containers;
    container.ports = [{ name, containerPort }];
    [container.startupProbe, container.readinessProbe, container.livenessProbe].forEach((probe) => (probe.httpGet.port = name));
    find('Service').spec.ports[0].targetPort = name;
  };
}

prove(scorecard, [
  [
    'a container that is never asked whether it is ready',
    set({ readinessProbe: undefined }),
    'readinessProbe: there is none (no-probe)',
  ],
  [
    'a container without any probe',
    set({ startupProbe: undefined, readinessProbe: undefined, livenessProbe: undefined }),
    'livenessProbe: there is none (no-probe)',
  ],
  ['one question for two answers', set({ livenessProbe: { httpGet: { path: '/ready', port: 'http' } } }), '(probes-identical)'],
  [
    'probes that overlap',
    set({ livenessProbe: { httpGet: {}, periodSeconds: 5, timeoutSeconds: 6 } }),
    'livenessProbe.timeoutSeconds: it is longer than the period (probe)',
  ],
  ['a port without a name', set({ ports: [{ containerPort: 8080 }] }), 'containers[0].ports[0].name: there is none (port-name)'],
  ['a port name that is too long', port('a-name-of-sixteen'), 'a-name-of-sixteen is no name of a port (port)'],
  ['a port name without a letter', port('8080'), '8080 is no name of a port (port)'],
  ['a port name with two dashes', port('a--b'), 'a--b is no name of a port (port)'],
  [
    'two ports of one name',
    set({
      ports: [
        { name: 'http', containerPort: 1 },
        { name: 'http', containerPort: 2 },
      ],
    }),
    'two ports are called http',
  ],
  ['a port for root', port('http', 80), '(privileged-port)'],
]);

accepts(scorecard, [
  ['one path on two ports', set({ livenessProbe: { httpGet: { path: '/ready', port: 9090 } } })],
  ['a port name of fifteen characters', port('exactly-fifteen')],
  [
    'a native sidecar without probes',
    (find) => {
      const { name: _, startupProbe: _s, readinessProbe: _r, livenessProbe: _l, ports: _p, ...rest } = podOf(find).containers[0];
      podOf(find).initContainers = [{ ...rest, name: 'otel', restartPolicy: 'Always' }];
    },
  ],
]);
