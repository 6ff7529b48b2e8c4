import { k8s } from 'cdk8s-plus-28';
import type { Listener } from '../contract/listener';
import { AppProtocol, ListenerRole } from '../contract/listener';
import type { ServiceSettings } from '../contract/target';
import { checkAnnotations } from '../core/labels';
import { own } from '../core/own';
import type { Problem } from '../core/problem';
import { publishedListeners, roleOf, servicePortOf } from './listeners';

// what Kubernetes calls HTTP/2 without TLS, which gRPC is
const APP_PROTOCOLS: Readonly<Record<AppProtocol, string>> = {
  [AppProtocol.HTTP]: 'http',
  [AppProtocol.H2C]: 'kubernetes.io/h2c',
  [AppProtocol.GRPC]: 'kubernetes.io/h2c',
};

/** How the Service of the published listeners is reached; several constructs may have a say. */
export class Publication {
  private readonly settings: ServiceSettings[] = [];

  /** Joins settings and says what was decided otherwise before. */
  public add(settings: ServiceSettings): Problem[] {
    const problems = [...checkAnnotations('service.annotations', settings.annotations ?? {})];
    for (const before of this.settings) {
      if (before.type !== undefined && settings.type !== undefined && before.type !== settings.type) {
        const reason = `the Service is already published as ${before.type}`;
        const remedy = 'publish it one way, or build a Service of your own for the other';
        problems.push({ code: 'LLMGW-501', prop: 'service.type', value: settings.type, reason, remedy });
      }
      for (const [name, value] of Object.entries(settings.annotations ?? {})) {
        const given = own(before.annotations, name);
        if (given !== undefined && given !== value) {
          const prop = `service.annotations.${name}`;
          problems.push({ code: 'LLMGW-501', prop, value, reason: `already set to "${given}"`, remedy: 'set it once' });
        }
      }
    }
    this.settings.push(settings);
    return problems;
  }

  /** The listeners that the Service has: of one that is reached from outside, the API and what a door names besides. */
  public listeners(all: readonly Listener[]): Listener[] {
    const published = publishedListeners(all);
    const outside = this.settings.some(({ type }) => type === 'LoadBalancer' || type === 'NodePort');
    const named = this.settings.flatMap(({ listeners }) => listeners ?? []);
    return outside ? published.filter((l) => roleOf(l) === ListenerRole.API || named.includes(l.name)) : published;
  }

  /** Annotations of all who have a say. */
  public get annotations(): { [name: string]: string } {
    return Object.assign({}, ...this.settings.map(({ annotations }) => annotations)) as { [name: string]: string };
  }

  /** The pods that the Service leads to, where somebody else decides. */
  public get podLabels(): ServiceSettings['podLabels'] {
    return this.settings.map(({ podLabels }) => podLabels).find((labels) => labels !== undefined);
  }

  public spec(selector: { [name: string]: string }, declared: readonly Listener[]): k8s.ServiceSpec {
    const all = Object.assign({}, ...this.settings.map(defined)) as ServiceSettings;
    const timeout = all.sessionAffinityTimeout?.toSeconds();
    const listeners = this.listeners(declared);
    return {
      type: all.type ?? 'ClusterIP',
      selector: all.podLabels ?? selector,
      ports: listeners.map((l) => ({
        name: l.name,
        port: servicePortOf(l),
        // by name, so that the pods may move to another port in a rollout
        targetPort: k8s.IntOrString.fromString(l.name),
        protocol: 'TCP',
        appProtocol: l.tls ? 'https' : APP_PROTOCOLS[l.appProtocol ?? AppProtocol.HTTP],
        nodePort: own(all.nodePorts, l.name),
      })),
      loadBalancerClass: all.loadBalancerClass,
      loadBalancerSourceRanges: all.loadBalancerSourceRanges,
      externalTrafficPolicy: all.externalTrafficPolicy,
      sessionAffinity: all.sessionAffinity,
      sessionAffinityConfig: timeout === undefined ? undefined : { clientIp: { timeoutSeconds: timeout } },
    };
  }
}

/** A setting that is left out does not undo what somebody else set. */
function defined(settings: ServiceSettings): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
