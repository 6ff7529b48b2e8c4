import type { Duration, Size } from 'cdk8s';
import type { ICredentialSource } from '../../contract/credential';
import type { EgressProxyOptions, NetworkPeer } from '../../contract/network';
import type { ContainerResourceQuantities } from '../../contract/resources';
import type { NetworkIsolation } from '../../network/network-isolation';
import type { SchedulingOptions } from '../../pod/scheduling-options';
import type { ModelProvider } from '../../providers/model-provider';
import type { DisruptionBudget } from '../../workload/disruption-budget';
import type { WorkloadIdentity } from '../../workload/workload-identity';

/** What a provider speaks, as Envoy AI Gateway calls it. */
export enum EnvoyAiSchema {
  /** OpenAI, and whoever speaks like it. */
  OPENAI = 'OpenAI',
  /** Anthropic. */
  ANTHROPIC = 'Anthropic',
  /** Cohere, version 2. */
  COHERE = 'Cohere',
  /** Azure OpenAI. */
  AZURE_OPENAI = 'AzureOpenAI',
  /** AWS Bedrock. */
  AWS_BEDROCK = 'AWSBedrock',
  /** Models of Anthropic on AWS Bedrock. */
  AWS_ANTHROPIC = 'AWSAnthropic',
  /** Google Vertex AI. */
  GCP_VERTEX_AI = 'GCPVertexAI',
  /** Models of Anthropic on Google Vertex AI. */
  GCP_ANTHROPIC = 'GCPAnthropic',
}

/** How Envoy AI Gateway talks to a provider. */
export interface EnvoyAiBackend {
  /**
   * What it speaks.
   * @default - what is known of the provider; EnvoyAiSchema.OPENAI for others
   */
  readonly schema?: EnvoyAiSchema;
  /**
   * Path before the endpoints of OpenAI and Anthropic, for example `/openai/v1`.
   * @default - what is known of the provider; the path of its URL, or `/v1`, for others
   */
  readonly prefix?: string;
  /**
   * Version of the API, where the schema has one.
   * @default - `2025-01-01-preview` for Azure OpenAI, `vertex-2023-10-16` for Anthropic on Vertex AI
   */
  readonly version?: string;
  /** Project of Google Cloud; Vertex AI has no default (LLMGW-853). */
  readonly project?: string;
  /**
   * Port of the Service of a model server in the cluster, where its pods listen on another one.
   * @default - that of the pods
   */
  readonly servicePort?: number;
}

/** A provider that answers for some models. */
export interface EnvoyAiRouteTarget {
  /** Name of the provider, one of `providers` (LLMGW-851). */
  readonly provider: string;
  /**
   * Name of the model there.
   * @default - the one that the client asks for
   */
  readonly model?: string;
  /**
   * Its share, compared with the others of the same priority.
   * @default 1
   */
  readonly weight?: number;
  /**
   * 0 is asked first. A higher number is asked when those before have failed: with a connection, or with 429, 500, 502, 503 or 504
   * before the first byte of an answer.
   * @default 0
   */
  readonly priority?: number;
}

/** Which provider answers for a model. */
export interface EnvoyAiRoute {
  /** Models as clients ask for them: what the gateway reads from the request and puts into the header `x-ai-eg-model`. */
  readonly models: string[];
  /** Who answers. */
  readonly targets: EnvoyAiRouteTarget[];
}

/** The Envoy Gateway of the cluster. */
export interface EnvoyGatewayInstallation {
  /**
   * Namespace of its controller, and of the proxies unless they run with their Gateway.
   * @default "envoy-gateway-system"
   */
  readonly namespace?: string;
  /**
   * Whether it runs the proxies in the namespace of their Gateway: `provider.kubernetes.deploy.type: GatewayNamespace` in its
   * configuration.
   * @default false
   */
  readonly gatewayNamespaceMode?: boolean;
}

/** What Envoy AI Gateway is told. */
export interface EnvoyAiGatewayProps {
  /** Version of Envoy AI Gateway in the cluster, for example "1.1.0". */
  readonly version: string;
  /** Name of the GatewayClass. */
  readonly gatewayClass: string;
  /**
   * Whether the GatewayClass is made here. It exists once per cluster.
   * @default false
   */
  readonly createGatewayClass?: boolean;
  /**
   * How Envoy Gateway was installed.
   * @default - in `envoy-gateway-system`, with the proxies in the same namespace
   */
  readonly envoyGateway?: EnvoyGatewayInstallation;
  /** Who answers the requests in the end. */
  readonly providers: ModelProvider[];
  /**
   * How the gateway talks to a provider, by its name.
   * @default - as is known of it
   */
  readonly backends?: { [provider: string]: EnvoyAiBackend };
  /**
   * Which provider answers for which models.
   * @default - the only provider answers for every model; with several it must be stated (LLMGW-851)
   */
  readonly routes?: EnvoyAiRoute[];
  /**
   * Where the keys of the providers live. Each is a Secret of its own, since the gateway reads one key of it: `apiKey` (LLMGW-852).
   * @default - none
   */
  readonly credentials?: ICredentialSource[];
  /**
   * Name of the Gateway, and the beginning of all other names.
   * @default "envoy-ai-gateway"
   */
  readonly name?: string;
  /**
   * DNS name under which clients ask.
   * @default - any
   */
  readonly hostname?: string;
  /**
   * Name of the Secret with the certificate of the listener, in the namespace of the Gateway.
   * @default - plain HTTP on port 80
   */
  readonly tlsSecretName?: string;
  /**
   * The longest answer that must not be cut: timeouts of the routes and the drain of the proxies follow from it.
   * @default Duration.minutes(5)
   */
  readonly maxStreamDuration?: Duration;
  /**
   * How long load balancers and kube-proxy may need to forget a pod.
   * @default Duration.seconds(15)
   */
  readonly preStopDelay?: Duration;
  /**
   * The largest request. Proxies hold it in memory while they find out which model it is for; Envoy itself allows 32 KiB.
   * @default Size.mebibytes(50)
   */
  readonly maxBodySize?: Size;
  /**
   * Number of proxies while no autoscaler decides.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Requests and limits of the proxy; a value that is left out stays as it is.
   * @default - 500m and 1Gi, at most 2 and 1Gi
   */
  readonly resources?: ContainerResourceQuantities;
  /**
   * Requests and limits of the filter of the AI gateway, which runs beside each proxy.
   * @default - 100m and 256Mi, at most 1 and 256Mi
   */
  readonly filterResources?: ContainerResourceQuantities;
  /**
   * How many proxies an eviction may take at a time.
   * @default DisruptionBudget.maxUnavailable(1)
   */
  readonly disruptionBudget?: DisruptionBudget;
  /**
   * Where proxies may run.
   * @default - where the cluster says, spread over zones and nodes
   */
  readonly scheduling?: SchedulingOptions;
  /**
   * The cloud identity of the proxies, for providers without a key. Envoy Gateway puts its annotations on their ServiceAccount.
   * @default - none
   */
  readonly identity?: WorkloadIdentity;
  /**
   * Who may call the API.
   * @default - every pod of the cluster
   */
  readonly clients?: NetworkPeer[];
  /**
   * What keeps the proxies from talking to whom nobody declared.
   * @default - a NetworkPolicy; a CiliumNetworkPolicy where the cluster answers for names on the node and has Cilium's policies
   */
  readonly networkIsolation?: NetworkIsolation;
  /**
   * A proxy through which providers are reached, if not that of the cluster.
   * @default - that of the cluster; without one they are reached directly
   */
  readonly egressProxy?: EgressProxyOptions;
  /**
   * Names outside the cluster whose addresses are private. You are warned about one that nothing reaches (LLMGW-130).
   * @default - those of the cluster
   */
  readonly privateHosts?: string[];
  /**
   * Further labels of every object.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Annotations of the Gateway, for example those by which cert-manager makes its certificate.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}
