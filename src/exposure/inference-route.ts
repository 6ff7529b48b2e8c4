import type { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type * as gatewayModule from '../../imports/gateway.networking.k8s.io';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { recommendedLabels } from '../core/labels';
import { checkName } from '../core/names';
import type { Problem } from '../core/problem';
import { checkHostname } from './checks';
import { checkPathNames } from './paths';

/** A route to models that are served in the cluster. */
export interface InferenceRouteProps {
  /** Name of the InferencePool, in the namespace of the route. */
  readonly pool: string;
  /** Name of the Gateway, whose implementation must know the Inference Extension. */
  readonly gateway: string;
  /**
   * Namespace of the Gateway.
   * @default - the namespace of the chart
   */
  readonly gatewayNamespace?: string;
  /** The DNS name by which the LLM gateway calls it. */
  readonly hostname: string;
  /**
   * Paths that go to the pool.
   * @default ["/v1"]
   */
  readonly paths?: string[];
  /** The longest answer, as the LLM gateway in front has it. */
  readonly maxStreamDuration: Duration;
  /**
   * Name of the route.
   * @default - the name of the pool
   */
  readonly name?: string;
}

/**
 * A route to an InferencePool of the Gateway API Inference Extension, where an endpoint picker chooses the pod. The LLM gateway
 * reaches it as a provider: `ModelProvider.custom('pool', { endpoints: ['http://<hostname>'] })`.
 *
 * @see https://gateway-api-inference-extension.sigs.k8s.io/api-types/inferencepool/
 * @example
 * import { App, Chart, Duration } from 'cdk8s';
 * import { InferenceRoute } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new InferenceRoute(chart, 'llama', {
 *   gateway: 'models',
 *   hostname: 'llama.models.internal',
 *   pool: 'llama-3-8b',
 *   maxStreamDuration: Duration.minutes(5),
 * });
 * app.synth();
 */
export class InferenceRoute extends Construct {
  /** The HTTPRoute. */
  public readonly route: ApiObject;

  constructor(scope: Construct, id: string, props: InferenceRouteProps) {
    super(scope, id);
    const { HttpRoute, HttpRouteSpecRulesMatchesPathType: PathType } =
      require('../../imports/gateway.networking.k8s.io') as typeof gatewayModule;
    const name = props.name ?? props.pool;
    const paths = props.paths ?? ['/v1'];
    const timeout = `${Math.ceil(props.maxStreamDuration.toSeconds({ integral: false })) + 10}s`;
    const problems: Problem[] = [
      ...checkName('pool', props.pool),
      ...checkName('name', name),
      ...checkHostname(props.hostname),
      ...checkPathNames(paths),
    ];
    this.route = new HttpRoute(this, 'Route', {
      metadata: { name, labels: recommendedLabels({ product: 'inference-pool', instance: props.pool, component: 'route' }) },
      spec: {
        parentRefs: [
          { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: props.gateway, namespace: props.gatewayNamespace },
        ],
        hostnames: [props.hostname],
        rules: [
          {
            matches: paths.map((value) => ({ path: { type: PathType.PATH_PREFIX, value } })),
            timeouts: { request: timeout, backendRequest: timeout },
            backendRefs: [{ group: 'inference.networking.k8s.io', kind: 'InferencePool', name: props.pool, weight: 1 }],
          },
        ],
      },
    });
    Findings.of(this)._report([...problems, ...claimName(this.route)]);
  }
}
