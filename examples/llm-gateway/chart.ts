import type { App } from 'cdk8s';
import { Chart, Size } from 'cdk8s';
import type { IGatewayWorkload, IWorkloadNeed, LlmGatewayProps } from 'cdk8s-llm-gateway';
import {
  DisruptionBudget,
  Exposure,
  Findings,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayNamespace,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  RedisStore,
  ScalingBehavior,
  ScalingSignal,
  SecretSource,
  Tls,
} from 'cdk8s-llm-gateway';

/** The keys of the Secret of the guide. */
const PROVIDER_KEYS = { openai: 'OPENAI_API_KEY', anthropic: 'ANTHROPIC_API_KEY', google: 'GOOGLE_API_KEY' };

/** What the guide forgets: a Redis of the cluster has a password as well. */
export const REDIS_KEY = { redis: 'REDIS_PASSWORD' };

/** Builds since March 2026 keep conversations only if they are told so; earlier ones ignore both. */
export const KEPT = { enabled: true, store_by_default: true };

/** Conversations in Redis; the store puts address and password into this variable. */
export const IN_REDIS = { ...KEPT, store: 'redis', dsn: '${CONVERSATIONS_DSN}', ttl: '1h' };

/** The settings of the guide, and what it leaves out: without a provider and a model no pod gets ready. */
export function settings(conversations: object = IN_REDIS): { [section: string]: unknown } {
  return {
    server: { address: ':8080' },
    logging: { level: 'info', format: 'json' },
    // builds since March 2026 count in Redis and do not start without one
    ...(conversations === IN_REDIS
      ? { rate_limit: { enabled: true, requests_per_second: 10, burst: 20, redis_url: '${CONVERSATIONS_DSN}' } }
      : {}),
    observability: {
      enabled: true,
      metrics: { enabled: true },
      // plain gRPC to the collector of the cluster
      tracing: { enabled: true, exporter: { type: 'otlp', endpoint: 'tempo:4317', insecure: true } },
    },
    providers: {
      openai: { type: 'openai', api_key: GatewayConfig.credential('openai') },
      anthropic: { type: 'anthropic', api_key: GatewayConfig.credential('anthropic') },
      google: { type: 'google', api_key: GatewayConfig.credential('google') },
    },
    models: [
      { name: 'gpt-4o', provider: 'openai' },
      { name: 'claude-3-5-sonnet-20241022', provider: 'anthropic' },
      { name: 'gemini-1.5-pro', provider: 'google' },
    ],
    conversations,
  };
}

/** What all variants share. */
export class LlmGatewayChart extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'llm-gateway' });

    new GatewayNamespace(this, 'namespace');
  }

  /** The Secret `llm-gateway-secrets` that `kubectl create secret` made; the audience may be missing. */
  public existingSecrets(more: { [credential: string]: string } = REDIS_KEY): GatewaySecrets {
    return new GatewaySecrets(this, 'secrets', {
      source: SecretSource.existing('llm-gateway-secrets'),
      keys: { ...PROVIDER_KEYS, ...more, 'oidc-audience': 'OIDC_AUDIENCE' },
      optional: ['oidc-audience'],
    });
  }

  /** The same Secret, made by whatever the team keeps its credentials in. */
  public secrets(source: SecretSource): GatewaySecrets {
    return new GatewaySecrets(this, 'secrets', { source, name: 'llm-gateway-secrets', keys: { ...PROVIDER_KEYS, ...REDIS_KEY } });
  }

  /** The Redis of the cluster, with a password and with the memory that its volume promises. */
  public redis(secrets: GatewaySecrets): RedisStore {
    return new RedisStore(this, 'redis', {
      name: 'redis',
      // as in the documents
      labels: { app: 'redis' },
      password: secrets.credential('redis')!,
      // made with `openssl rand -hex 32`
      urlSafePassword: true,
    });
  }

  /** One gateway with its conversations in these stores. */
  public singleGateway(secrets: GatewaySecrets, stores: IWorkloadNeed[], props: Partial<LlmGatewayProps> = {}): LlmGateway {
    return new LlmGateway(this, props.name ?? 'gateway', {
      profile: GatewayProfile.llmGateway({ image: 'ghcr.io/yourusername/llm-gateway:v1.2.3' }),
      // the Deployment of the guide selects its pods by this label, and selectors are immutable
      selectorLabels: { app: 'llm-gateway' },
      providers: [
        ModelProvider.openAi(),
        ModelProvider.anthropic(),
        ModelProvider.gemini({ credential: 'google', variable: 'GOOGLE_API_KEY' }),
      ],
      credentials: [secrets],
      config: GatewayConfig.file('config.yaml', settings()),
      stores,
      // as in the guide nobody calls past the Ingress; name the namespaces of clients in the cluster here
      clients: [],
      ...props,
    });
  }

  /** The same with autoscaler, and with two pods that no eviction may take. */
  public gateway(secrets: GatewaySecrets, stores: IWorkloadNeed[], props: Partial<LlmGatewayProps> = {}): LlmGateway {
    const target = this.singleGateway(secrets, stores, { disruptionBudget: DisruptionBudget.minAvailable(2), ...props });
    new GatewayAutoscaling(this, `${target.node.id}-autoscaling`, {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.cpuUtilization(70)],
      behavior: ScalingBehavior.llmGateway(),
    });
    return target;
  }

  /** The Ingress of the guide; only the API is published. */
  public ingress(target: IGatewayWorkload): void {
    const exposure = new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.nginx(),
      hostname: 'llm-gateway.yourdomain.com',
      // larger requests are refused by the gateway as well
      maxBodySize: Size.mebibytes(10),
      tls: Tls.certManager('letsencrypt-prod', { secretName: 'llm-gateway-tls' }),
    });
    Findings.of(exposure).accept('LLMGW-507', 'the guide uses ingress-nginx; another controller is another line here');
  }
}
