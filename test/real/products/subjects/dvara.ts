import * as fs from 'node:fs';
import * as path from 'node:path';
import { Duration } from 'cdk8s';
import {
  ClusterMembership,
  GatewayObservability,
  GatewayProfile,
  LlmGateway,
  ModelProvider,
  PostgresSslMode,
  StateStore,
} from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';
import { postgresStore } from '../stores';

// The commercial gateway, 1.6 unless PRODUCT_VERSION says otherwise, as its jar: nobody here has it. It needs the Java that its image
// has (JAVA_HOME), a license (DVARA_LICENSE_KEY) and the Debian package postgresql.
const { binary: jar } = installation<{ binary: string }>();
const version = process.env['PRODUCT_VERSION'] ?? '1.6.0';
const profile = GatewayProfile.dvara({ version });
const java = fs.realpathSync(process.env['JAVA_HOME'] ?? '/usr/lib/jvm/default-java');
const provider = new Provider();

const KEYS = {
  license: process.env['DVARA_LICENSE_KEY'] ?? 'none',
  'operator-key': 'operator-of-the-test',
  'metrics-key': 'scrape-of-the-test',
  'encryption-password': 'encryption-of-the-test',
  'audit-hmac': 'uR4-kq8ZpW2_vX7bN1mT6yLs3dHc9fGj0aQe',
  openai: 'sk-nothing',
};

const ask = (order: Order, more: object = {}) => ({
  port: 8080,
  path: '/v1/chat/completions',
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

prove({
  name: 'DVARA',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      const target = new LlmGateway(chart, 'gateway', {
        profile,
        providers: [ModelProvider.openAi()],
        credentials: [credentials(...Object.keys(KEYS))],
        stores: [
          StateStore.externalPostgres({
            host: 'postgres.data.svc',
            database: 'postgres',
            user: 'postgres',
            sslMode: PostgresSslMode.DISABLE,
          }),
        ],
        // a property of Spring, which reads it as a variable
        env: { DVARA_LLM_GATEWAY_PROVIDERS_OPENAI_BASE_URL: { value: 'http://provider.models.svc:9000' } },
        maxStreamDuration: Duration.seconds(maxStream),
      });
      new ClusterMembership(chart, 'membership', { target });
      new GatewayObservability(chart, 'observability', { target });
    }),
  secrets: { credentials: KEYS },
  image: {
    entrypoint: [`${java}/bin/java`, '-jar', '/app/gateway.jar'],
    folders: [
      [jar, '/app/gateway.jar'],
      [java, java],
    ],
    workdir: '/app',
    env: { PATH: `${path.join(java, 'bin')}:/usr/bin:/bin` },
  },
  hosts: ['provider.models.svc', 'postgres.data.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 })],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: '[DONE]',
  },
  outside: [
    { name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() },
    { ...postgresStore(), readinessMayFail: true },
  ],
  release: () => provider.release(),
  patience: 60,
});
