import type { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { AppProtocol, ListenerRole } from '../contract/listener';
import type { HealthFacts, ProbeFacts } from '../contract/health';
import type { Listener } from '../contract/listener';
import { isWholeSeconds } from '../core/durations';
import type { Problem } from '../core/problem';
import type { HealthOptions } from './options';

type ProbeName = keyof HealthFacts;
const PROBES: readonly ProbeName[] = ['startup', 'readiness', 'liveness'];

/** The probes of the profile with what the team changed. */
export function mergeHealth(facts: HealthFacts, options: HealthOptions = {}): HealthFacts {
  return {
    startup: { ...facts.startup, ...options.startup },
    readiness: { ...facts.readiness, ...options.readiness },
    liveness: { ...facts.liveness, ...options.liveness },
  };
}

/** The three probes of a container. */
export function renderProbes(
  health: HealthFacts,
  listeners: readonly Listener[],
): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  return {
    startupProbe: renderProbe(health.startup, listeners),
    readinessProbe: renderProbe(health.readiness, listeners),
    livenessProbe: renderProbe(health.liveness, listeners),
  };
}

function renderProbe(probe: ProbeFacts, listeners: readonly Listener[]): k8s.Probe {
  const listener = listenerOf(probe, listeners);
  const port = k8s.IntOrString.fromString(listener?.name ?? '');
  return {
    ...handlerOf(probe, port, listener),
    initialDelaySeconds: probe.initialDelay?.toSeconds({ integral: false }),
    periodSeconds: probe.period?.toSeconds({ integral: false }) ?? 10,
    timeoutSeconds: probe.timeout?.toSeconds({ integral: false }) ?? 3,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}

function handlerOf({ path, grpcService }: ProbeFacts, port: k8s.IntOrString, listener: Listener | undefined): k8s.Probe {
  if (grpcService !== undefined) {
    // this kind of probe takes no name
    return { grpc: { port: listener?.port ?? 0, service: grpcService === '' ? undefined : grpcService } };
  }
  return path === undefined ? { tcpSocket: { port } } : { httpGet: { path, port, scheme: listener?.tls ? 'HTTPS' : undefined } };
}

/** The kubelet asks for paths by HTTP/1.1, and speaks gRPC without TLS only. */
function checkProtocol(prop: string, { path, grpcService }: ProbeFacts, listener: Listener | undefined): Problem[] {
  const wrong = (field: string, reason: string, remedy: string): Problem[] => [
    { code: 'LLMGW-520', prop: `${prop}.${field}`, value: listener?.name, reason, remedy },
  ];
  if (path !== undefined && grpcService !== undefined) {
    return wrong('grpcService', "'path' is another question", 'state one of the two');
  }
  if (path !== undefined && listener?.appProtocol === AppProtocol.GRPC) {
    const remedy = "state 'grpcService', or the listener that answers by HTTP";
    return wrong('path', 'the listener speaks gRPC, and the kubelet asks for paths by HTTP/1.1', remedy);
  }
  return grpcService !== undefined && listener?.tls
    ? wrong(
        'grpcService',
        'the listener speaks TLS, which this kind of probe cannot',
        'ask another listener, or leave it out for TCP',
      )
    : [];
}

function listenerOf(probe: ProbeFacts, listeners: readonly Listener[]): Listener | undefined {
  if (probe.listener !== undefined) {
    return listeners.find((l) => l.name === probe.listener);
  }
  return (
    listeners.find((l) => l.role === ListenerRole.HEALTH) ??
    listeners.find((l) => (l.role ?? ListenerRole.API) === ListenerRole.API)
  );
}

/** Timings that the API takes and that make sense together. */
export function checkHealth(health: HealthFacts, listeners: readonly Listener[]): Problem[] {
  return PROBES.flatMap((name) => checkProbe(`probes.${name}`, health[name], listeners));
}

function checkProbe(prop: string, probe: ProbeFacts, listeners: readonly Listener[]): Problem[] {
  const problems: Problem[] = checkProtocol(prop, probe, listenerOf(probe, listeners));
  const bad = (field: string, value: unknown, reason: string, remedy: string): void => {
    problems.push({ code: 'LLMGW-113', prop: `${prop}.${field}`, value, reason, remedy });
  };
  const durations: ReadonlyArray<[string, Duration | undefined, number]> = [
    ['initialDelay', probe.initialDelay, 0],
    ['period', probe.period, 1],
    ['timeout', probe.timeout, 1],
  ];
  for (const [field, duration, least] of durations) {
    if (duration !== undefined && !isWholeSeconds(duration, least)) {
      bad(field, duration.toHumanString(), `not a whole number of seconds, ${least} or more`, 'use Duration.seconds(n)');
    }
  }
  const threshold = probe.failureThreshold;
  if (threshold !== undefined && (!Number.isInteger(threshold) || threshold < 1)) {
    bad('failureThreshold', threshold, 'not a whole number, 1 or more', 'use for example 3');
  }
  const period = probe.period?.toSeconds({ integral: false }) ?? 10;
  const timeout = probe.timeout?.toSeconds({ integral: false }) ?? 3;
  if (timeout > period) {
    bad(
      'timeout',
      `${timeout}s`,
      `longer than the period of ${period} s, probes would overlap`,
      `lower it to ${period} s or raise 'period'`,
    );
  }
  if (probe.path !== undefined && !probe.path.startsWith('/')) {
    bad('path', probe.path, 'not an absolute path', `write "/${probe.path}"`);
  }
  if (!listenerOf(probe, listeners)) {
    bad('listener', probe.listener, 'no such listener', `use one of ${listeners.map((l) => l.name).join(', ')}`);
  }
  return problems;
}
