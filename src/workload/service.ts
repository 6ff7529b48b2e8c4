import { k8s } from 'cdk8s-plus-28';
import type { Listener } from '../contract/product-facts';
import type { ServiceSettings } from '../contract/target';
import { servicePortOf } from './listeners';

/** The Service of the published listeners. */
export function serviceSpec(
  selector: { [name: string]: string },
  listeners: readonly Listener[],
  settings: readonly ServiceSettings[],
): k8s.ServiceSpec {
  const all = Object.assign({}, ...settings.map(defined)) as ServiceSettings;
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

/** A setting that is left out does not undo what somebody else set. */
function defined(settings: ServiceSettings): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
