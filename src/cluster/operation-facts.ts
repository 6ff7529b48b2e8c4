import type { Duration } from 'cdk8s';
import type { NetworkPeer } from '../contract/network';

/** How long a node that goes away waits for its pods. */
export interface ClusterDrains {
  /**
   * The longest that a pod gets, whatever its grace period says.
   * @default - unknown
   */
  readonly longest?: Duration;
  /**
   * Who ends it, as the beginning of a sentence: "the cluster autoscaler".
   * @default - unknown
   */
  readonly by?: string;
  /**
   * What the owner of the cluster raises, for example `--max-graceful-termination-sec`.
   * @default - unknown
   */
  readonly setting?: string;
  /**
   * What a pod on a spot node gets.
   * @default - unknown
   */
  readonly spot?: Duration;
}

/** What reads metrics and rules. */
export enum MonitoringStack {
  /** The Prometheus Operator and what understands its objects. */
  PROMETHEUS_OPERATOR = 'prometheus-operator',
  /** User workload monitoring of OpenShift. */
  OPENSHIFT = 'openshift',
  /** Google Managed Prometheus. */
  GOOGLE = 'google',
  /** Azure Managed Prometheus. */
  AZURE = 'azure',
  /** Amazon Managed Prometheus: a collector that reads no objects of the cluster. */
  AMAZON = 'amazon',
  /** The operator of VictoriaMetrics. */
  VICTORIA_METRICS = 'victoria-metrics',
}

/** Monitoring. */
export interface ClusterMonitoring {
  /**
   * What reads metrics and rules.
   * @default - unknown
   */
  readonly stack?: MonitoringStack;
  /**
   * Labels that an object must have to be read, for example `{ release: 'kube-prometheus-stack' }`. Monitors, rules and probes get
   * them.
   * @default - none
   */
  readonly selectorLabels?: { [name: string]: string };
  /**
   * Who asks the pods for their metrics.
   * @default - unknown
   */
  readonly collectors?: NetworkPeer[];
  /**
   * Whether monitors find Services and pods of their own namespace only.
   * @default false
   */
  readonly ownNamespaceOnly?: boolean;
}

/** Who answers for external metrics; there can be one only. */
export enum ExternalMetrics {
  /** Nobody. */
  NONE = 'none',
  /** KEDA. */
  KEDA = 'keda',
  /** The Prometheus adapter. */
  PROMETHEUS_ADAPTER = 'prometheus-adapter',
  /** The Stackdriver adapter of Google. */
  STACKDRIVER = 'stackdriver',
}

/** Metrics for autoscaling. */
export interface ClusterScaling {
  /**
   * Whether the usage of CPU and memory is measured (`metrics.k8s.io`).
   * @default - unknown
   */
  readonly resourceMetrics?: boolean;
  /**
   * Who answers for external metrics.
   * @default - unknown
   */
  readonly externalMetrics?: ExternalMetrics;
}

/** What brings manifests into the cluster; each reads them in its own way, and they are written so that it reads what was meant. */
export enum DeliveryTool {
  /** `kubectl apply`. */
  KUBECTL = 'kubectl',
  /** Helm, with the output as the templates of a chart: as `HelmForm` writes it. */
  HELM = 'helm',
  /** Argo CD: with the waves of `ArgoWaves`. */
  ARGO_CD = 'argo-cd',
  /** Flux: as `FluxForm` writes it. */
  FLUX = 'flux',
  /** The tool kapp. */
  KAPP = 'kapp',
}
