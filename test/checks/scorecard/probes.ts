import { list } from '../finding';
import { duplicates } from '../references/volumes';
import { runningContainers } from '../references/workloads';
import { eachPod, eachServingContainer } from './row';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
/** An IANA service name: lower case, at least one letter, no dash at an end, no two dashes in a row. */
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** How the kubelet learns how a container is, and at which ports. */
export const probes = [
  eachServingContainer('probes', (container) => {
    const missing = PROBES.filter((probe) => !container[probe]);
    return missing.length === 0 ? undefined : `no ${missing.join(', ')}`;
  }),

  // What is not ready waits; what is not live is killed. One question for both kills what should have waited.
  eachServingContainer('probes-identical', ({ readinessProbe, livenessProbe }) =>
    readinessProbe && livenessProbe && handler(readinessProbe) === handler(livenessProbe)
      ? 'readiness and liveness ask the same question'
      : undefined,
  ),

  eachServingContainer('probe-timing', (container) => {
    const late = PROBES.find((probe) => (container[probe]?.timeoutSeconds ?? 1) > (container[probe]?.periodSeconds ?? 10));
    return late && `${late} may take longer than its period`;
  }),

  eachPod('port-names', ({ pod }) => {
    const ports = runningContainers(pod).flatMap((container) => list(container.ports));
    const bad = ports.find(({ name }) => !PORT_NAME.test(name ?? ''));
    const [twice] = duplicates(ports.map(({ name }) => name));

    if (bad) return `port ${bad.containerPort} has no well-formed name: ${bad.name}`;
    return twice && `two ports are called ${twice}`;
  }),

  eachPod('privileged-port', ({ pod }) => {
    const port = runningContainers(pod)
      .flatMap((container) => list(container.ports))
      .find(({ containerPort }) => containerPort < 1024);
    return port && `port ${port.containerPort} needs a capability that the container does not have`;
  }),
];

function handler({ httpGet, tcpSocket, grpc, exec }: any): string {
  return JSON.stringify([
    httpGet?.path,
    httpGet?.scheme,
    httpGet?.port,
    tcpSocket?.port,
    grpc?.port,
    grpc?.service,
    exec?.command,
  ]);
}
