import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import type { ICredentialSource, LlmGatewayProps, McpProxyProps, RemoteKey } from 'cdk8s-llm-gateway';
import {
  ClusterMembership,
  ConsoleProfile,
  GatewayAutoscaling,
  GatewayConsole,
  GatewayNamespace,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  McpProfile,
  McpProxy,
  NetworkPeer,
  ScalingBehavior,
  ScalingSignal,
  SecretSource,
  SecretStoreRef,
  StateStore,
} from 'cdk8s-llm-gateway';

const VERSION = '1.6.0';

/** Every process reads these at boot, the password of the database among them. */
const PLATFORM = ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac', 'database'];
const KEYS = { database: 'datasource-password' };

/** A provider that answers by itself, for a first look. */
export const MOCK_PROVIDER = { MOCK_PROVIDER_ENABLED: EnvValue.fromValue('true') };

/** What all variants share. */
export class DvaraChart extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'dvara' });

    new GatewayNamespace(this, 'namespace');
  }

  /** The Secret `dvara`, brought from the cluster store `platform` with the keys of the providers that are used. */
  public secrets(...providers: string[]): GatewaySecrets {
    const remote = (name: string): [string, RemoteKey] => [name, { key: `dvara/${name}` }];
    return new GatewaySecrets(this, 'secrets', {
      name: 'dvara',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('platform'),
        remoteKeys: Object.fromEntries([...PLATFORM, ...providers].map(remote)),
      }),
      keys: KEYS,
      reloader: true,
    });
  }

  /** A Secret with the same keys that somebody else makes; some of them may be missing. */
  public existingSecrets(name: string, providers: string[] = [], optional: string[] = []): GatewaySecrets {
    const source = SecretSource.existing(name, [...PLATFORM, ...providers, ...optional]);
    return new GatewaySecrets(this, 'secrets', { source, keys: KEYS, optional });
  }

  /** What the three processes are told alike. */
  private platform(secrets: GatewaySecrets): {
    credentials: ICredentialSource[];
    stores: StateStore[];
    maxStreamDuration: Duration;
  } {
    return {
      credentials: [secrets],
      stores: [
        StateStore.externalPostgres({
          host: 'postgres',
          database: 'dvara',
          user: 'dvara',
          password: secrets.credential('database'),
        }),
      ],
      // the documented drain; together with the wait of 5 seconds this makes the documented grace period of 45
      maxStreamDuration: Duration.seconds(30),
    };
  }

  /** The gateway, whose replicas find each other, and the console. */
  public gateway(secrets: GatewaySecrets, props: Partial<LlmGatewayProps> = {}): LlmGateway {
    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.dvara({ version: VERSION }),
      ...this.platform(secrets),
      ...props,
    });
    new ClusterMembership(this, 'cluster', { target: gateway });
    new GatewayConsole(this, 'console', {
      profile: ConsoleProfile.dvara({ version: VERSION }),
      gateway,
      // where the operators' own tools run; from elsewhere there is `kubectl port-forward`
      clients: [NetworkPeer.namespace('operations')],
      ...this.platform(secrets),
    });
    return gateway;
  }

  /** The MCP proxy, which only the gateway may call. */
  public mcpProxy(secrets: GatewaySecrets, upstream: LlmGateway, props: Partial<McpProxyProps> = {}): McpProxy {
    return new McpProxy(this, 'mcp', {
      profile: McpProfile.dvara({ version: VERSION }),
      upstream,
      ...this.platform(secrets),
      ...props,
    });
  }

  /** As documented, without the memory target: a Java heap is never given back. */
  public autoscaling(id: string, target: LlmGateway | McpProxy, minReplicas: number, maxReplicas: number): void {
    new GatewayAutoscaling(this, id, {
      target,
      minReplicas,
      maxReplicas,
      signals: [ScalingSignal.cpuUtilization(70)],
      behavior: ScalingBehavior.dvara(),
    });
  }
}
