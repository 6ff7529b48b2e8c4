import type { ApiObject } from 'cdk8s';
import { Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { recommendedLabels } from '../core/labels';
import { checkName } from '../core/names';
import { Patches } from '../core/patches';

/** A namespace. */
export interface GatewayNamespaceProps {
  /**
   * Its name.
   * @default - the namespace of the chart
   */
  readonly name?: string;
  /**
   * Further labels.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * A namespace that takes restricted pods only.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { GatewayNamespace } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new GatewayNamespace(chart, 'namespace');
 * app.synth();
 */
export class GatewayNamespace extends Construct {
  /** The Namespace. */
  public readonly namespace: ApiObject;

  constructor(scope: Construct, id: string, props: GatewayNamespaceProps = {}) {
    super(scope, id);
    const name = props.name ?? Chart.of(this).namespace ?? id;
    this.namespace = new k8s.KubeNamespace(this, 'Resource', {
      metadata: {
        name,
        labels: {
          ...recommendedLabels({ product: 'gateway-namespace', instance: name, component: 'namespace' }),
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
          ...props.labels,
        },
      },
    });
    // a Namespace has no namespace, whatever the chart says
    Patches.of(this.namespace).overlay(() =>
      Chart.of(this).namespace === undefined ? [] : [JsonPatch.remove('/metadata/namespace')],
    );
    Findings.of(this)._report([...checkName('name', name), ...claimName(this.namespace)]);
  }
}
