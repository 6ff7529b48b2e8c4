import type { App } from 'cdk8s';
import { StateStore, StoreKind } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Receipts in PostgreSQL, whose URL is in the Secret `helm-postgres`; artifacts stay on the claim. */
export class HelmAiKernelPostgres extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const postgres = StateStore.externalPostgres({
      host: 'postgres.example.com',
      url: { secretName: 'helm-postgres', key: 'DATABASE_URL' },
    });
    this.kernel({ storage: StoreKind.POSTGRES }, { stores: [postgres, this.data()], credentials: [this.developmentKey()] });
  }
}
