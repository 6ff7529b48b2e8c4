import type { WorkloadAddition } from '../contract/addition';
import type { NetworkPort } from '../contract/network';
import type { ProductFacts } from '../contract/product-facts';
import type { IGatewayWorkload, IUpstream } from '../contract/target';
import { hostAndPort } from '../core/hosts';
import type { Problem } from '../core/problem';
import { ruleTo } from '../contract/egress';
import { apiPortsOf } from './listeners';

/** Lets one workload call the API of another: a rule at both ends, or the packets are lost at one of them. */
export function connect(from: IGatewayWorkload, to: IGatewayWorkload): void {
  const ports = apiPorts(to);
  from.add({ egress: [{ peers: [to.toNetworkPeer()], ports }] }, to);
  to.add({ ingress: [{ peers: [from.toNetworkPeer()], ports }] }, from);
}

/** The ports of clients, as the pods listen on them. */
export function apiPorts(target: IGatewayWorkload): NetworkPort[] {
  return apiPortsOf(target.toTargetFacts().product.listeners);
}

/** What a workload needs to call an upstream, besides the rules of `connect`: the URL, and the way to one outside this app. */
export function upstreamAddition(
  upstream: IUpstream,
  product: ProductFacts,
): { addition: WorkloadAddition; problems: Problem[] } {
  const facts = product.upstream;
  if (hostAndPort(upstream.url).host === '') {
    const remedy = 'write it like "https://llm.example.com"';
    return {
      addition: {},
      problems: [{ code: 'LLMGW-706', prop: 'upstream', value: upstream.url, reason: 'names no host', remedy }],
    };
  }
  const outside = upstream.backends.length === 0;
  const reason = `the profile of ${product.product} names no variable for the URL`;
  const remedy = "state 'upstream' in the profile, or configure the product";
  return {
    addition: {
      env: facts && { [facts.urlVariable]: { value: `${upstream.url}${facts.path ?? ''}` } },
      egress: outside ? [ruleTo(upstream.url)] : [],
    },
    problems:
      outside && !facts ? [{ code: 'LLMGW-706', prop: 'upstream', value: upstream.url, reason, remedy, warning: true }] : [],
  };
}
