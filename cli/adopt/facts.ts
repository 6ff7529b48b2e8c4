import type { Workload } from '../model/view';
import type { Code } from './code';
import { callOf, name } from './code';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** What the constructs need to know of a product, as far as its pod shows it. */
export interface AdoptedFacts {
  readonly [fact: string]: unknown;
}

const NO_USER = 10001;

/** The facts of a product that no profile knows, read from its pod and its Service. */
export function customFacts({ object, services }: Workload, pod: any, container: any, report: Report): AdoptedFacts {
  const stated = container.securityContext?.runAsUser ?? pod.securityContext?.runAsUser;
  if (stated === undefined || stated === 0) {
    report.better.push(
      `user ${NO_USER}: ${stated === 0 ? 'it ran as root' : 'no numeric user was stated'}; use the one of the image`,
    );
  }
  return {
    product: object.metadata.labels?.['app.kubernetes.io/name'] ?? object.metadata.name,
    image: container.image,
    containerName: container.name === 'gateway' ? undefined : container.name,
    command: container.command,
    args: container.args,
    listeners: listeners(container, services),
    health: health(container, report),
    user: stated === 0 ? NO_USER : (stated ?? NO_USER),
    writablePaths: writablePaths(pod, container),
    resources: resources(container.resources ?? {}, report),
    replicas: 1,
    apiPaths: ['/'],
  };
}

/** Every port of the container; what the Service does not have is for the kubelet or Prometheus. */
function listeners({ ports = [] }: any, services: Workload['services']): unknown[] {
  const published = services.flatMap(({ spec }) => spec?.ports ?? []);
  const found = ports.map(({ name: port, containerPort }: any) => {
    const service = published.find(({ targetPort, port: number }: any) => [port, containerPort].includes(targetPort ?? number));
    const role = /metrics|prom/.test(port ?? '')
      ? name('ListenerRole.METRICS')
      : service
        ? undefined
        : name('ListenerRole.HEALTH');
    const servicePort = service && service.port !== containerPort ? service.port : undefined;
    return { name: port ?? `port-${containerPort}`, port: containerPort, role, servicePort };
  });
  // a Service may name a number that the container does not list
  const bare = published.filter(({ targetPort, port }: any) => {
    const target = targetPort ?? port;
    return typeof target === 'number' && !ports.some(({ containerPort }: any) => containerPort === target);
  });
  return [
    ...found,
    ...bare.map(({ name: port, targetPort, port: servicePort }: any) => ({
      name: port ?? 'http',
      port: targetPort ?? servicePort,
      servicePort: servicePort === (targetPort ?? servicePort) ? undefined : servicePort,
    })),
  ];
}

function health({ startupProbe, readinessProbe, livenessProbe, ports = [] }: any, report: Report): unknown {
  const missing = Object.entries({ startupProbe, readinessProbe, livenessProbe }).flatMap(([probe, value]) =>
    value ? [] : [probe],
  );
  if (missing.length > 0) {
    report.better.push(`probes: ${missing.join(', ')} was missing and asks what the others ask`);
  }
  const any = startupProbe ?? livenessProbe ?? readinessProbe;
  return {
    startup: startupProbe ? probe(startupProbe, ports) : { ...(probe(any, ports) as object), failureThreshold: 30 },
    readiness: probe(readinessProbe ?? any, ports),
    liveness: probe(livenessProbe ?? any, ports),
  };
}

function probe(value: any, ports: any[]): unknown {
  const { httpGet, tcpSocket, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = value ?? {};
  const port = httpGet?.port ?? tcpSocket?.port;
  const listener = typeof port === 'string' ? port : ports.find(({ containerPort }) => containerPort === port)?.name;
  return {
    path: httpGet?.path,
    listener,
    initialDelay: duration(initialDelaySeconds),
    period: duration(periodSeconds),
    timeout: duration(timeoutSeconds),
    failureThreshold,
  };
}

export function duration(seconds: number | undefined): Code | undefined {
  return seconds ? callOf('cdk8s', 'Duration.seconds', seconds) : undefined;
}

function writablePaths({ volumes = [] }: any, { volumeMounts = [] }: any): unknown[] | undefined {
  const found = volumeMounts.flatMap(({ name: volume, mountPath, subPath }: any) => {
    const { emptyDir } = volumes.find((v: any) => v.name === volume) ?? {};
    return emptyDir && !subPath ? [{ path: mountPath, name: volume, sizeLimit: size(emptyDir.sizeLimit) }] : [];
  });
  return found.length > 0 ? found : undefined;
}

const SIZES = { Gi: 'gibibytes', Mi: 'mebibytes', Ki: 'kibibytes' } as const;

function size(quantity: string | undefined): Code {
  const [, number, unit] = /^(\d+)(Gi|Mi|Ki)$/.exec(quantity ?? '') ?? [];
  return number && unit
    ? callOf('cdk8s', `Size.${SIZES[unit as keyof typeof SIZES]}`, Number(number))
    : callOf('cdk8s', 'Size.gibibytes', 1);
}

export function resources({ requests, limits }: any, report: Report): unknown {
  if (!requests?.memory || !requests?.cpu) {
    report.better.push('resources: requests were missing; measure and correct them');
  }
  return {
    requests: { cpu: text(requests?.cpu) ?? '250m', memory: text(requests?.memory) ?? text(limits?.memory) ?? '512Mi' },
    limits: { cpu: text(limits?.cpu), memory: text(limits?.memory) ?? text(requests?.memory) ?? '512Mi' },
  };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
