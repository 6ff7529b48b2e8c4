import type { App } from 'cdk8s';
import { StateStore, StoreKind } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Receipts in PostgreSQL from single values. The URL stands in a Secret, encoded and with TLS. */
export class HelmAiKernelPostgresInline extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const { host, database, user, password } = { host: 'postgres', database: 'helm', user: 'helm', password: 'change/me' };
    const url = `postgres://${user}:${encodeURIComponent(password)}@${host}:5432/${database}?sslmode=require`;
    const secret = this.inline('postgres', 'helm-ai-kernel-postgres', { DATABASE_URL: url });
    this.kernel(
      { storage: StoreKind.POSTGRES },
      {
        stores: [StateStore.externalPostgres({ host, url: secret.credential('DATABASE_URL') }), this.data()],
        credentials: [this.developmentKey()],
      },
    );
  }
}
