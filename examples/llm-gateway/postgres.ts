import type { App } from 'cdk8s';
import { GatewayConfig, StateStore } from 'cdk8s-llm-gateway';
import { KEPT, LlmGatewayChart, settings } from './chart';

/** Conversations in PostgreSQL. User and password stay in the Secret, the connection is encrypted. */
export class LlmGatewayPostgres extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets({ postgres: 'POSTGRES_PASSWORD' });
    const postgres = StateStore.externalPostgres({
      host: 'postgres',
      database: 'llm_gateway',
      user: 'user',
      password: secrets.credential('postgres'),
      urlSafePassword: true,
    });
    this.ingress(
      this.gateway(secrets, [postgres], {
        config: GatewayConfig.file(
          'config.yaml',
          settings({ ...KEPT, store: 'sql', driver: 'pgx', dsn: '${CONVERSATIONS_DSN}', ttl: '1h' }),
        ),
      }),
    );
  }
}
