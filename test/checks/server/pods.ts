import { list } from '../finding';
import type { Check } from '../finding';
import { duplicates } from '../references/volumes';
import { eachContainer, eachPod } from './row';
import { quantity } from './quantity';

const ID = 'server';
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const ACTIONS = ['exec', 'httpGet', 'sleep', 'tcpSocket'];
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** What the API server checks in a pod by hand, beyond its schema. */
export const podRules: readonly Check[] = [
  eachContainer(ID, (container) => {
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].filter((probe) => container[probe]);
    const wrong = probes.find((probe) => count(container[probe], HANDLERS) !== 1);
    if (wrong) return `${wrong} does not have exactly one handler`;

    const patient = probes.find((probe) => probe !== 'readinessProbe' && (container[probe].successThreshold ?? 1) !== 1);
    return patient && `successThreshold of ${patient} is not 1`;
  }),

  eachContainer(ID, ({ lifecycle }) => {
    const hooks = [lifecycle?.preStop, lifecycle?.postStart].filter((hook) => hook !== undefined);
    return hooks.some((hook) => count(hook, ACTIONS) !== 1) ? 'a lifecycle hook does not have exactly one action' : undefined;
  }),

  eachContainer(ID, ({ resources }) => {
    const over = Object.keys(resources?.requests ?? {}).find(
      (name) => quantity(resources.requests[name]) > quantity(resources.limits?.[name]),
    );
    return over && `it requests more ${over} than its limit`;
  }),

  eachContainer(ID, ({ env }) => {
    const wrong = list(env).find(({ name }) => !VARIABLE.test(name ?? ''));
    const both = list(env).find(({ value, valueFrom }) => value && valueFrom);
    if (wrong) return `${wrong.name} is no name of a variable`;
    return both && `variable ${both.name} has a value and a source`;
  }),

  eachContainer(ID, ({ volumeMounts }) => {
    const wrong = list(volumeMounts).find(({ mountPath }) => !mountPath || mountPath.includes(':'));
    return wrong && `mount path ${wrong.mountPath} is empty or has a colon`;
  }),

  eachPod(ID, ({ pod }) => {
    const volume = list(pod.volumes).find(({ name: _, ...sources }) => Object.keys(sources).length !== 1);
    return volume && `volume ${volume.name} does not have exactly one source`;
  }),

  eachPod(ID, ({ pod }) => {
    const all = [...list(pod.initContainers), ...list(pod.containers)];
    const ports = all
      .flatMap((container) => list(container.ports))
      .map(({ containerPort, protocol }) => `${containerPort}/${protocol ?? 'TCP'}`);
    const [container] = duplicates(all.map(({ name }) => name));
    const [port] = duplicates(ports);

    if (container) return `two containers are called ${container}`;
    return port && `two containers, or one twice, listen on port ${port}`;
  }),
];

function count(owner: any, fields: readonly string[]): number {
  return fields.filter((field) => owner[field] !== undefined).length;
}
