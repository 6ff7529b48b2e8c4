import { containerRule, podRule } from './pods';
import { quantityValue } from '../quantity';
import type { Part, Rule } from './rule';
import { entries, list } from './rule';

type Found = Array<[field: string, message: string]>;

const IMAGE =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;
const SECRET = /password|token|bearer|secret/i;
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

export const CONTAINERS: readonly Rule[] = [
  containerRule(
    'image',
    'error',
    'write registry/repository:tag, optionally with @sha256: and 64 hexadecimal digits',
    ({ image }) =>
      typeof image === 'string' && IMAGE.test(image) ? [] : [['image', `${JSON.stringify(image)} is no reference of an image`]],
  ),
  containerRule('image-version', 'warning', 'name a version or a digest', ({ image }) => {
    const tag = /:([^:/@]+)(?:@|$)/.exec(String(image))?.[1];
    return tag === 'latest' || (tag === undefined && !String(image).includes('@'))
      ? [['image', 'it changes under a running pod']]
      : [];
  }),
  containerRule('resources', 'warning', 'request cpu and memory, and limit memory', ({ resources }) => [
    ...['cpu', 'memory']
      .filter((name) => resources?.requests?.[name] === undefined)
      .map((name): Found[0] => [`resources.requests.${name}`, 'there is none']),
    ...(resources?.limits?.memory === undefined ? [['resources.limits.memory', 'there is none'] as Found[0]] : []),
  ]),
  containerRule('request-above-limit', 'error', 'request at most the limit', ({ resources }) =>
    entries(resources?.requests).flatMap(([name, request]): Found =>
      (quantityValue(String(request)) ?? 0) > (quantityValue(String(resources.limits?.[name])) ?? Infinity)
        ? [[`resources.requests.${name}`, `${String(request)} is above the limit`]]
        : [],
    ),
  ),
  containerRule('env', 'error', 'one variable, one text or one source', ({ env }) => {
    const names = list(env).map(({ name }) => String(name));
    return list(env).flatMap(({ name, value, valueFrom }, i): Found => {
      if (!VARIABLE.test(String(name))) return [[`env[${i}].name`, `${JSON.stringify(name)} is no name`]];
      if (names.indexOf(String(name)) < i) return [[`env[${i}].name`, `${String(name)} is set twice`]];
      if (value !== undefined && typeof value !== 'string') return [[`env[${i}].value`, 'it is no text']];
      return value !== undefined && value !== '' && valueFrom !== undefined ? [[`env[${i}]`, 'it has a value and a source']] : [];
    });
  }),
  containerRule(
    'env-order',
    'warning',
    'let the variable that it names stand before it, or write $$( for the text',
    ({ env }) => {
      const names = list(env).map(({ name }) => String(name));
      return list(env).flatMap(({ value }, i): Found =>
        [...String(value).matchAll(/(?<!\$)(?:\$\$)*\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g)]
          // Services of the namespace have variables of their own
          .filter(([, used]) => !/_SERVICE_(?:HOST|PORT)/.test(used!) && !names.slice(0, i).includes(used!))
          .map(([whole, used]) => [`env[${i}].value`, `${whole} stays as it stands: no ${used!} before it`]),
      );
    },
  ),
  containerRule('literal-secret', 'warning', 'keep it in a Secret', ({ env }) =>
    list(env).flatMap(({ name, value }, i): Found =>
      SECRET.test(String(name)) && typeof value === 'string' && !/^(?:\/.*|\$\(.*\)|)$/.test(value)
        ? [[`env[${i}].value`, `${String(name)} is named like a secret`]]
        : [],
    ),
  ),
  containerRule('port', 'error', 'whole numbers from 1 to 65535, TCP, UDP or SCTP, names of at most 15 characters', ({ ports }) =>
    list(ports).flatMap(({ containerPort, protocol, name }, i): Found => {
      if (!isPort(containerPort)) return [[`ports[${i}].containerPort`, `${String(containerPort)} is no port`]];
      if (protocol !== undefined && !['TCP', 'UDP', 'SCTP'].includes(protocol)) {
        return [[`ports[${i}].protocol`, `${String(protocol)} is no protocol`]];
      }
      return name === undefined || PORT_NAME.test(String(name))
        ? []
        : [[`ports[${i}].name`, `${String(name)} is no name of a port`]];
    }),
  ),
  containerRule('probe', 'error', 'one handler, on a port of the container, with whole seconds', (container) =>
    PROBES.filter((name) => container[name] !== undefined).flatMap((name): Found =>
      probe(name, container[name], list(container.ports)),
    ),
  ),
  containerRule('no-probe', 'warning', 'state a readiness and a liveness probe', (container, pod, init, { kind }) =>
    // what ends by itself serves nobody
    init ||
    container.restartPolicy === 'Always' ||
    String(kind).endsWith('Job') ||
    ['Never', 'OnFailure'].includes(pod.restartPolicy)
      ? []
      : ['readinessProbe', 'livenessProbe']
          .filter((name) => container[name] === undefined)
          .map((name): Found[0] => [name, 'there is none']),
  ),
  containerRule(
    'mount',
    'error',
    'mount existing volumes at absolute paths below the root, once each',
    ({ volumeMounts }, pod) => {
      const volumes = list(pod.volumes).map(({ name }) => String(name));
      const paths = list(volumeMounts).map(({ mountPath }) => String(mountPath));
      return list(volumeMounts).flatMap(({ name, mountPath, subPath }, i): Found => {
        const at = (field: string, message: string): Found => [[`volumeMounts[${i}].${field}`, message]];
        if (typeof mountPath !== 'string' || !mountPath.startsWith('/') || /^\/*$/.test(mountPath) || mountPath.includes(':')) {
          return at('mountPath', `${String(mountPath)} is no place for a volume`);
        }
        if (paths.indexOf(mountPath) < i) return at('mountPath', `${mountPath} is taken`);
        if (String(subPath).startsWith('/') || String(subPath).split('/').includes('..')) {
          return at('subPath', `${String(subPath)} leaves the volume`);
        }
        return volumes.includes(String(name)) || pod.volumes === undefined
          ? []
          : at('name', `there is no volume ${String(name)}`);
      });
    },
  ),
  podRule('container-name', 'error', 'give each container a name of its own', ({ spec }) => {
    const names = [...list(spec.initContainers), ...list(spec.containers)].map(({ name }) => String(name));
    const twice = names.filter((name, i) => names.indexOf(name) < i);
    return twice.length > 0 ? [{ path: 'containers', message: `two are called ${twice[0]!}` }] : [];
  }),
  podRule('volume', 'error', 'give each volume a name of its own and one source', ({ spec }) => {
    const names = list(spec.volumes).map(({ name }) => String(name));
    return list(spec.volumes).flatMap((volume, i) => {
      if (names.indexOf(String(volume.name)) < i) {
        return [{ path: `volumes[${i}].name`, message: `${String(volume.name)} is taken` }];
      }
      return Object.keys(volume).length === 2 ? [] : [{ path: `volumes[${i}]`, message: 'it has no source, or two' }];
    });
  }),
  podRule('grace', 'error', 'a whole number of seconds, longer than the preStop hooks', ({ spec }) => {
    const grace: unknown = spec.terminationGracePeriodSeconds ?? 30;
    if (!Number.isInteger(grace) || (grace as number) < 0) {
      return [{ path: 'terminationGracePeriodSeconds', message: `${String(grace)} is no number of seconds` }];
    }
    const sleep = Math.max(0, ...list(spec.containers).map(({ lifecycle }) => Number(lifecycle?.preStop?.sleep?.seconds ?? 0)));
    return sleep > 0 && sleep >= (grace as number)
      ? [{ path: 'terminationGracePeriodSeconds', message: `it is not longer than a preStop of ${sleep} s` }]
      : [];
  }),
];

function probe(name: string, probe: Part, ports: readonly Part[]): Found {
  const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'].filter((handler) => probe?.[handler] !== undefined);
  const port: unknown = (probe?.httpGet ?? probe?.tcpSocket)?.port;
  if (handlers.length !== 1) return [[name, 'it does not have exactly one handler']];
  if (name !== 'readinessProbe' && (probe.successThreshold ?? 1) !== 1) return [[`${name}.successThreshold`, 'it is not 1']];
  if (typeof port === 'number' && !isPort(port)) return [[`${name}.${handlers[0]!}.port`, `${port} is no port`]];
  if (typeof port === 'string' && !ports.some((declared) => declared.name === port)) {
    return [[`${name}.${handlers[0]!}.port`, `no port of the container is called ${port}`]];
  }
  return (probe.timeoutSeconds ?? 1) > (probe.periodSeconds ?? 10)
    ? [[`${name}.timeoutSeconds`, 'it is longer than the period']]
    : [];
}

export function isPort(port: unknown): boolean {
  return Number.isInteger(port) && (port as number) >= 1 && (port as number) <= 65535;
}
