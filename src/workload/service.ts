import { k8s } from 'cdk8s-plus-28';
import type { Listener } from '../contract/listener';
import type { ServiceSettings } from '../contract/target';
import { checkAnnotations } from '../core/labels';
import type { Problem } from '../core/problem';
import { servicePortOf } from './listeners';

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
        const given = before.annotations?.[name];
        if (given !== undefined && given !== value) {
          const prop = `service.annotations.${name}`;
          problems.push({ code: 'LLMGW-501', prop, value, reason: `already set to "${given}"`, remedy: 'set it once' });
        }
      }
    }
    this.settings.push(settings);
    return problems;
  }

  public spec(selector: { [name: string]: string }, listeners: readonly Listener[]): k8s.ServiceSpec {
    const all = Object.assign({}, ...this.settings.map(defined)) as ServiceSettings;
    const timeout = all.sessionAffinityTimeout?.toSeconds();
    return {
      type: all.type ?? 'ClusterIP',
      selector: all.podLabels ?? selector,
      ports: listeners.map((l) => ({
        name: l.name,
        port: servicePortOf(l),
        // by name, so that the pods may move to another port in a rollout
        targetPort: k8s.IntOrString.fromString(l.name),
        protocol: 'TCP',
        appProtocol: l.tls ? 'https' : 'http',
        nodePort: all.nodePorts?.[l.name],
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
