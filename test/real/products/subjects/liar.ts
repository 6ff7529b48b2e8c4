import assert from 'node:assert/strict';
import * as path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Duration, Size } from 'cdk8s';
import { GatewayObservability, GatewayProfile, LlmGateway, MetricsAuth } from '../../../../src';
import type { ProductFacts } from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import { Pod } from '../pod/pod';
import { OWN, SHARED } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';
import { runningPod } from '../subject';
import type { Subject } from '../subject';

// Each check is run against a gateway for which it must pass, and against one for which it must fail.

const provider = new Provider();
const probe = { path: '/live', period: Duration.seconds(5) };
const FACTS: ProductFacts = {
  product: 'liar',
  version: '1.0.0',
  image: 'example.com/liar:1.0.0',
  env: { PROVIDER_URL: 'http://127.0.0.1:9000' },
  listeners: [{ name: 'http', port: 8080 }],
  health: { startup: probe, readiness: probe, liveness: probe },
  user: 10001,
  writablePaths: [{ path: '/state', sizeLimit: Size.mebibytes(1) }],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '64Mi' } },
  credentials: [{ name: 'metrics-key', env: 'METRICS_KEY' }],
  drain: { cutsAfter: Duration.seconds(3), teardown: Duration.seconds(2), preStopDelay: Duration.seconds(2), sleepInImage: true },
  metrics: {
    endpoint: { listener: 'http', auth: MetricsAuth.BEARER, credential: 'metrics-key' },
    requests: { name: 'liar_requests_total', errors: 'status=~"5.."', labels: ['status'] },
    duration: { name: 'liar_seconds', topBucket: 10, labels: [] },
  },
};

const ask = (order: Order, more: object = {}) => ({
  port: 8080,
  path: '/v1/chat/completions',
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

/** A gateway that tells this lie, while its profile has these facts changed. */
function liar(lie: string, changed: Partial<ProductFacts> = {}): Subject {
  const facts = { ...FACTS, ...changed };
  const home = path.dirname(path.dirname(process.execPath));
  return {
    name: lie,
    facts,
    manifests: (maxStream) =>
      synth((chart) => {
        const target = new LlmGateway(chart, 'liar', {
          profile: GatewayProfile.custom(facts),
          credentials: [credentials('metrics-key')],
          env: { LIE: { value: lie } },
          maxStreamDuration: Duration.seconds(maxStream),
        });
        new GatewayObservability(chart, 'observability', { target });
      }),
    secrets: { credentials: { 'metrics-key': 'key' } },
    image: {
      entrypoint: [process.execPath, '/app/gateway.cjs'],
      folders: [[path.join(__dirname, '..', 'liar'), '/app'] as const, ...(home === '/usr' ? [] : [[home, home] as const])],
    },
    api: {
      good: ask({}),
      failed: [ask({ status: 500 })],
      stream: (order) => ask(order, { stream: true }),
      firstPiece: 'piece-0',
      lastPiece: '[DONE]',
    },
    outside: [{ name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() }],
    release: () => provider.release(),
    patience: 2,
  };
}

/** What is different about the gateway, and the check that must see it. */
const LIES: Readonly<Record<string, keyof typeof SHARED | keyof typeof OWN>> = {
  'is dead after a while': 'its probes pass',
  'hides failures': 'it answers, and refuses what it must refuse',
  buffers: 'an answer comes in pieces, as the provider sends them',
  'has another metric': 'every metric and label that is read exists',
  'has another label': 'every metric and label that is read exists',
  'has another bucket': 'every metric and label that is read exists',
  'shows metrics to anybody': 'every metric and label that is read exists',
  'liveness asks the provider': 'its liveness asks for nothing outside',
  'writes nowhere': 'each writable folder is needed',
  'cuts early': 'the longest stream outlives a rollout',
  'ignores SIGTERM': 'the longest stream outlives a rollout',
  'does not cut': 'it ends after SIGTERM as the profile says',
  'accepts after SIGTERM': 'it ends after SIGTERM as the profile says',
  'lives on': 'it ends after SIGTERM as the profile says',
};

const drain = { teardown: Duration.seconds(2), preStopDelay: Duration.seconds(2), sleepInImage: true };
const CHUNKS = 'an answer comes in pieces, as the provider sends them';
const METRICS = 'every metric and label that is read exists';
const END = 'it ends after SIGTERM as the profile says';

/** Facts that are told the other way round: what is said, what is done, and the check that must see it. */
const TOLD: ReadonlyArray<[string, string, string, Partial<ProductFacts>]> = [
  ['has no metrics', 'shows metrics to anybody', METRICS, { metrics: { unavailable: 'it has none' } }],
  ['finishes every answer', '', END, { drain: { ...drain, finishesAnswers: true } }],
  ['ignores SIGTERM', '', END, { drain: { ...drain, ignoresSigterm: true, refusesAtOnce: false } }],
  ['cuts later', '', END, { drain: { ...drain, cutsAfter: Duration.seconds(20) } }],
];

/** The same product, of which it is said that it sends whole answers only. */
const buffering = (lie: string): Subject => {
  const subject = liar(lie);
  return { ...subject, api: { ...subject.api, buffers: true } };
};

void describe('the checks of products', () => {
  before(() => provider.start(9000));
  after(async () => {
    Pod.endAll();
    await provider.stop();
  });

  const run = async (check: string, subject: Subject) => {
    const own = OWN[check];
    if (own !== undefined) return own(subject);
    const pod = await runningPod(subject);
    try {
      return await SHARED[check]!(subject, pod);
    } finally {
      pod.kill();
      await pod.end();
    }
  };

  for (const check of [...Object.keys(SHARED), ...Object.keys(OWN)]) {
    test(`pass for a gateway that is as its profile says: ${check}`, () => run(check, liar('')));
  }

  test('fail for a gateway that does not start', async () => {
    await assert.rejects(runningPod(liar('does not start')), /ended with 3/);
  });

  test('fail for a gateway that writes elsewhere: nothing but its folders can be written to', async () => {
    await assert.rejects(runningPod(liar('writes elsewhere')), /EROFS|ENOENT/);
  });

  for (const [said, lie, check, facts] of TOLD) {
    test(`fail for one whose profile says that it ${said}, and it does not: ${check}`, () =>
      assert.rejects(run(check, liar(lie, facts))));
  }

  test(`pass for one that buffers, where that is said: ${CHUNKS}`, () => run(CHUNKS, buffering('buffers')));

  test(`fail for one that streams although it is said to buffer: ${CHUNKS}`, () => assert.rejects(run(CHUNKS, buffering(''))));

  for (const [lie, check] of Object.entries(LIES)) {
    test(`fail for one that ${lie}: ${check}`, () => assert.rejects(run(check, liar(lie))));
  }
});
