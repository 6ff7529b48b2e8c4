import { createHmac, randomUUID } from 'node:crypto';
import { Duration } from 'cdk8s';
import { GatewayObservability, McpProfile, McpProxy, PostgresSslMode, StateStore } from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import type { PythonInstall } from '../install/pypi';
import { installation } from '../products';
import { prove } from '../prove';
import { postgresStore, redisStore } from '../stores';

const { folder, base } = installation<PythonInstall>();
const ADMIN = 'platform@acme.example';
const profile = McpProfile.contextForge({ version: '1.1.0', adminEmail: ADMIN });
const PORT = 4444;
const JWT_SECRET = 'uR4-kq8ZpW2_vX7bN1mT6yLs3dHc9fGj0aQe';

/** A token as the product itself would sign it. */
function token(secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: ADMIN,
    username: ADMIN,
    iss: 'mcpgateway',
    aud: 'mcpgateway-api',
    jti: randomUUID(),
    iat: now,
    exp: now + 3600,
  };
  const user = { email: ADMIN, is_admin: true, auth_provider: 'local' };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, user, teams: null })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const TOKEN = token(JWT_SECRET);
const ask = (path: string, authorization = `Bearer ${TOKEN}`) => ({ port: PORT, path, headers: { authorization } });

prove({
  name: 'ContextForge',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      const target = new McpProxy(chart, 'contextforge', {
        profile,
        credentials: [credentials('jwt-secret', 'encryption-secret', 'admin-password', 'default-user-password', 'metrics-token')],
        stores: [
          StateStore.externalPostgres({
            host: 'postgres.data.svc',
            database: 'postgres',
            user: 'postgres',
            sslMode: PostgresSslMode.DISABLE,
          }),
          StateStore.externalRedis({ host: 'redis.data.svc', tls: false }),
        ],
        maxStreamDuration: Duration.seconds(maxStream),
      });
      new GatewayObservability(chart, 'observability', { target });
    }),
  secrets: {
    credentials: {
      'jwt-secret': JWT_SECRET,
      'encryption-secret': 'Zp7-wL3_kT9vQ2xR8nB5mY1cD6hF0jSgUaXe',
      'admin-password': 'aHv-93-kLmZ-tr',
      'default-user-password': 'qWn-71-pRsX-uy',
      'metrics-token': TOKEN,
    },
  },
  image: {
    entrypoint: [`${folder}/bin/python`, `${folder}/bin/gunicorn`],
    cmd: ['-k', 'uvicorn.workers.UvicornWorker', '--timeout', '600', '-b', `0.0.0.0:${PORT}`, 'mcpgateway.main:app'],
    folders: [folder, base].map((place) => [place, place] as const),
    env: { PATH: `${folder}/bin:/usr/bin:/bin` },
  },
  hosts: ['postgres.data.svc', 'redis.data.svc'],
  api: {
    good: ask('/tools'),
    failed: [ask('/tools', `Bearer ${token('somebody-else')}`), ask('/no/such/path')],
    stream: () => ask('/sse'),
    firstPiece: 'event:',
  },
  outside: [postgresStore(), redisStore()],
  release: () => undefined,
});
