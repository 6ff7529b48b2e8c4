import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { uniqueSelector } from '../cluster/unique-selector';
import type { WorkloadAddition } from '../contract/addition';
import type { Listener } from '../contract/listener';
import { ListenerRole } from '../contract/listener';
import type { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload, IUpstream, ScalingFacts, ServiceSettings, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import type { Problem } from '../core/problem';
import { serviceHost } from '../network/names';

/** Two versions side by side, one of which gets the traffic. */
export interface BlueGreenProps {
  /** The slot whose Service clients know. Its Service and its name stay, whichever slot is live. */
  readonly blue: IGatewayWorkload;
  /** The other slot, with a name and a Service of its own, by which it can be tried before it is live. */
  readonly green: IGatewayWorkload;
  /** The slot that gets the traffic: `blue` or `green`. */
  readonly live: IGatewayWorkload;
}

/**
 * Switches the Service between two slots. Each slot is a whole workload: pods, autoscaler, disruption budget and network policy
 * of its own, so the one that is not live can be rolled out, tried and rolled back at leisure.
 *
 * What watches the traffic takes this as its target: front doors, and peers that are let in. What watches pods takes the slots:
 * autoscalers. `GatewayObservability` takes either: the pair for what clients get, whose alerts are about the live slot, or each
 * slot for its own pods.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { BlueGreen, GatewayConfig, GatewayProfile, GatewaySecrets, LlmGateway, SecretSource } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const keys = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('gateway-keys', ['api-token']) });
 * const slot = (name: string, version: string) =>
 *   new LlmGateway(chart, name, {
 *     name,
 *     profile: GatewayProfile.keeptrusts({ version }),
 *     credentials: [keys],
 *     config: GatewayConfig.file('policy-config.yaml', {
 *       pack: { name: 'base', version: '1.0.0', enabled: true },
 *       policies: { chain: [] },
 *     }),
 *   });
 * const blue = slot('gateway', '1.8.2');
 * const green = slot('gateway-green', '1.8.3');
 * new BlueGreen(chart, 'slots', { blue, green, live: blue });
 * app.synth();
 */
export class BlueGreen extends Construct implements IGatewayWorkload, IUpstream {
  /** The Deployment of the live slot. */
  public readonly workload: ApiObject;
  /** The Service that clients know. */
  public readonly service: ApiObject;
  /** URL of the API inside the cluster, without a trailing slash. */
  public readonly url: string;

  private readonly slots: readonly IGatewayWorkload[];
  private readonly blue: IGatewayWorkload;
  private readonly live: IGatewayWorkload;

  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    const { blue, green, live } = props;
    Findings.of(this)._report(checkSlots(blue, green, live));
    this.slots = [blue, green];
    this.blue = blue;
    this.live = live;
    this.workload = live.workload;
    this.service = blue.service;
    const { name, namespace, listeners } = blue.toTargetFacts();
    const listener = listeners.find((l) => (l.role ?? ListenerRole.API) === ListenerRole.API) ?? listeners[0];
    const host = serviceHost(clusterOf(this), name, namespace);
    this.url = `${listener?.tls ? 'https' : 'http'}://${host}:${listener?.servicePort ?? listener?.port}`;
    const { selectorLabels, labels } = live.toTargetFacts();
    blue.publishService({ podLabels: uniqueSelector(clusterOf(this), selectorLabels, labels) });
  }

  /** Both slots. */
  public get backends(): IGatewayWorkload[] {
    return [...this.slots];
  }

  /**
   * Adds something to both slots.
   *
   * @param addition what is added
   * @param owner the construct that adds it, named in errors
   */
  public add(addition: WorkloadAddition, owner: IConstruct = this): void {
    this.slots.forEach((slot) => slot.add(addition, owner));
  }

  public publishService(settings: ServiceSettings): void {
    this.blue.publishService(settings);
  }

  /** Refused: each slot has an autoscaler of its own. */
  public scaleBy(autoscaler: IConstruct, _minReplicas: number, _maxReplicas: number): void {
    const reason = 'the slots are scaled apart: the one that is not live may be smaller';
    const remedy = "make an autoscaler for each slot, 'target: blue' and 'target: green'";
    Findings.of(autoscaler)._error('LLMGW-513', { prop: 'target', reason, remedy });
  }

  public toScalingFacts(): ScalingFacts {
    return this.live.toScalingFacts();
  }

  /** What is known about the live slot, under the name of the Service that clients know. */
  public toTargetFacts(): TargetFacts {
    const { name, listeners, labels, serviceLabels } = this.blue.toTargetFacts();
    const live = this.live.toTargetFacts();
    const product = { ...live.product, listeners: live.product.listeners.map((l) => withPortOf(listeners, l)) };
    const workloadName = live.name;
    return { ...live, name, workloadName, servedPods: undefined, listeners, labels, serviceLabels, product };
  }

  public toNetworkPeer(): NetworkPeer {
    return this.live.toNetworkPeer();
  }
}

/** The ports of the Service are those of blue, whichever slot answers. */
function withPortOf(published: readonly Listener[], listener: Listener): Listener {
  const same = published.find(({ name }) => name === listener.name);
  return same ? { ...listener, servicePort: same.servicePort ?? same.port } : listener;
}

function checkSlots(blue: IGatewayWorkload, green: IGatewayWorkload, live: IGatewayWorkload): Problem[] {
  const [a, b] = [blue.toTargetFacts(), green.toTargetFacts()];
  const problems: Problem[] = [];
  if (live !== blue && live !== green) {
    const value = live.toTargetFacts().name;
    problems.push({ code: 'LLMGW-513', prop: 'live', value, reason: 'neither slot', remedy: "give 'blue' or 'green' again" });
  }
  if (blue === green) {
    problems.push({ code: 'LLMGW-513', prop: 'green', value: b.name, reason: 'the same as blue', remedy: 'give two workloads' });
  } else if (covers(a.selectorLabels, b.labels, b.selectorLabels) || covers(b.selectorLabels, a.labels, a.selectorLabels)) {
    const reason = 'the pods of one slot are selected by the other, so one rollout would end pods of both';
    const remedy = "give the slots different 'name's or 'selectorLabels'";
    problems.push({ code: 'LLMGW-513', prop: 'green', value: b.name, reason, remedy });
  }
  if (a.namespace !== b.namespace) {
    const reason = `blue is in ${a.namespace}, a Service selects pods of its own namespace`;
    problems.push({ code: 'LLMGW-513', prop: 'green', value: b.namespace, reason, remedy: 'put both into one namespace' });
  }
  const missing = a.listeners.find((l) => !b.product.listeners.some((other) => other.name === l.name));
  if (missing) {
    const reason = `it has no listener "${missing.name}", which the Service of blue publishes`;
    problems.push({ code: 'LLMGW-513', prop: 'green', value: b.name, reason, remedy: 'give both the same listeners' });
  }
  return [...problems, ...checkAccounts(a, b)];
}

/** The cloud and Kubernetes bind identities and roles to an account by its name. */
function checkAccounts(blue: TargetFacts, green: TargetFacts): Problem[] {
  const [a, b] = [blue.serviceAccountName, green.serviceAccountName];
  if (a === b || !(blue.accountIsBound || green.accountIsBound)) {
    return [];
  }
  const reason = `its pods run as "${b}" and those of blue as "${a}": what is bound to one account is not there for the other`;
  const remedy = `give green "serviceAccount: { existingName: '${a}' }", or accept this warning if both are bound to the same`;
  return [{ code: 'LLMGW-850', prop: 'green', value: b, reason, remedy, warning: true }];
}

function covers(
  selector: { readonly [name: string]: string },
  labels: { readonly [name: string]: string },
  own: { readonly [name: string]: string },
): boolean {
  const all = { ...labels, ...own };
  return Object.entries(selector).every(([name, value]) => all[name] === value);
}
