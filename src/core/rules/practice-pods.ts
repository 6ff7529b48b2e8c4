import { containersOf, containerRule, podOf, podRule } from './pods';
import type { PodTemplate } from './pods';
import { quantityValue } from '../quantity';
import { selects } from './selectors';
import type { Fault, Part, Rule } from './rule';
import { entries, list } from './rule';

// What no server refuses and a reviewer asks for, about pods and their containers.

const SERVING = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);
const LEVELS = ['runAsNonRoot', 'seccompProfile'];

/** A rule about the pods that serve, in contrast to jobs, which run to an end. */
function servingRule(id: string, remedy: string, find: (pod: PodTemplate, manifest: Part) => Fault[]): Rule {
  return {
    id,
    severity: 'warning',
    remedy,
    find: (manifest) => {
      const pod = SERVING.has(String(manifest.kind)) ? podOf(manifest) : undefined;
      return pod ? find(pod, manifest).map(({ path, message }) => ({ path: `${pod.path}.${path}`, message })) : [];
    },
  };
}

/** What a probe asks: two that ask the same are one question. */
function question({ httpGet, tcpSocket, grpc, exec }: Part): string {
  const parts: unknown[] = [
    httpGet?.path,
    httpGet?.scheme,
    httpGet?.port,
    tcpSocket?.port,
    grpc?.port,
    grpc?.service,
    exec?.command,
  ];
  return JSON.stringify(parts);
}

export const PRACTICE_PODS: readonly Rule[] = [
  podRule('service-links', 'warning', 'set it to false: variables of every Service collide with settings', ({ spec }) =>
    spec.enableServiceLinks === false ? [] : [{ path: 'enableServiceLinks', message: 'it is not false' }],
  ),
  podRule(
    'security-levels',
    'warning',
    'state it at the pod and at each container: some admission policies look at one of them only',
    (pod) =>
      [{ path: 'securityContext', context: pod.spec.securityContext }]
        .concat(
          containersOf(pod).map(({ path, container }) => ({
            path: `${path.slice(pod.path.length + 1)}.securityContext`,
            context: container.securityContext,
          })),
        )
        .flatMap(({ path, context }) =>
          LEVELS.filter((field) => !context?.[field]).map((field) => ({ path: `${path}.${field}`, message: 'there is none' })),
        ),
  ),
  podRule('port-name', 'warning', 'give each port of a pod a name of its own', (pod) => {
    const ports = containersOf(pod).flatMap(({ path, container }) =>
      list(container.ports).map(({ name }, i) => ({
        path: `${path.slice(pod.path.length + 1)}.ports[${i}].name`,
        name: name as unknown,
      })),
    );
    return ports.flatMap(({ path, name }, i) => {
      if (name === undefined) return [{ path, message: 'there is none' }];
      return ports.findIndex((port) => port.name === name) < i ? [{ path, message: `two ports are called ${String(name)}` }] : [];
    });
  }),
  containerRule('privileged-port', 'warning', 'listen above 1023: the process is not root', ({ ports }) =>
    list(ports).flatMap(({ containerPort }, i): Array<[string, string]> =>
      containerPort >= 1 && containerPort < 1024
        ? [[`ports[${i}].containerPort`, `${String(containerPort)} needs a capability that the container does not have`]]
        : [],
    ),
  ),
  // What is not ready waits; what is not live is killed. One question for both kills what should have waited.
  containerRule(
    'probes-identical',
    'warning',
    'ask for life what does not depend on others',
    ({ readinessProbe, livenessProbe }) =>
      readinessProbe && livenessProbe && question(readinessProbe) === question(livenessProbe)
        ? [['livenessProbe', 'it asks what the readiness probe asks']]
        : [],
  ),
  podRule('restart-policy', 'warning', 'leave it to the pod', ({ spec }) =>
    list(spec.containers).flatMap(({ restartPolicy }, i) =>
      restartPolicy === undefined
        ? []
        : [{ path: `containers[${i}].restartPolicy`, message: 'most clusters know it for init containers only' }],
    ),
  ),
  // Of names with fewer dots, every search domain is asked first; `name.namespace.svc` needs the search domains.
  servingRule('ndots', 'set the option ndots to 2 or 3: hosts of providers are asked for in every search domain', ({ spec }) => {
    const option: unknown = list(spec.dnsConfig?.options).find(({ name }) => name === 'ndots')?.value;
    return Number(option ?? 5) <= 3 ? [] : [{ path: 'dnsConfig.options', message: `ndots is ${String(option ?? 5)}` }];
  }),
  servingRule('spread', 'spread the pods by topologySpreadConstraints that select them', ({ spec, metadata }, manifest) => {
    const constraints = list(spec.topologySpreadConstraints);
    if (manifest.kind === 'DaemonSet' || manifest.spec.replicas === 1) return [];
    if (constraints.length === 0) {
      return [{ path: 'topologySpreadConstraints', message: 'there are none: all pods may share a node' }];
    }
    return constraints.flatMap(({ labelSelector }, i) =>
      entries(labelSelector).length > 0 && selects(labelSelector, metadata?.labels)
        ? []
        : [
            {
              path: `topologySpreadConstraints[${i}].labelSelector`,
              message: 'it does not select the pods that it should spread',
            },
          ],
    );
  }),
  podRule('empty-dir', 'warning', 'raise the limits of ephemeral-storage, or keep less', ({ spec }) => {
    const limits = list(spec.containers).map(({ resources }) => quantityValue(String(resources?.limits?.['ephemeral-storage'])));
    // without a limit, a container takes what the node has
    const most = limits.reduce<number>((sum, limit) => sum + (limit ?? Infinity), 0);
    return list(spec.volumes).flatMap(({ emptyDir }, i) =>
      emptyDir?.medium !== 'Memory' && (quantityValue(String(emptyDir?.sizeLimit)) ?? 0) > most
        ? [{ path: `volumes[${i}].emptyDir.sizeLimit`, message: 'the pod is evicted before: its containers may keep less' }]
        : [],
    );
  }),
  servingRule('late-readiness', 'ask earlier, or raise progressDeadlineSeconds', ({ spec }, manifest) =>
    list(spec.containers).flatMap(({ readinessProbe }, i) =>
      manifest.kind === 'Deployment' && readinessProbe?.initialDelaySeconds >= (manifest.spec.progressDeadlineSeconds ?? 600)
        ? [{ path: `containers[${i}].readinessProbe.initialDelaySeconds`, message: 'every rollout has failed before' }]
        : [],
    ),
  ),
];
