import { ApiObject, Chart, Include, Yaml } from 'cdk8s';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { RedisStore } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { gateway } from '../support/gateway';

const PASSWORD = { secretName: 'redis', key: 'password' };
const LABELS = { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' };

/** A workload of somebody else. */
function foreign(chart: Chart, matchLabels: object, podLabels: object, more: object = {}): ApiObject {
  const template = { metadata: { labels: podLabels }, spec: { containers: [{ name: 'a', image: 'a/b:1' }] } };
  return new ApiObject(chart, 'theirs', {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'theirs' } },
    ...more,
    spec: { selector: { matchLabels }, template },
  });
}

describe('the same name', () => {
  test('fails for an object of somebody else', () => {
    expectFinding(
      (chart) => {
        gateway()(chart);
        new ApiObject(chart, 'theirs', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'test-gateway' } });
      },
      'LLMGW-102',
      'test/gateway/Service',
      'test/theirs',
    );
  });

  test('fails for a file that is included', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clash-'));
    const url = path.join(folder, 'theirs.yaml');
    Yaml.save(url, [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'test-gateway' } }]);

    expectFinding((chart) => [gateway()(chart), new Include(chart, 'file', { url })], 'LLMGW-102', 'test/file');
    fs.rmSync(folder, { recursive: true });
  });

  test.each([
    ['another kind', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'test-gateway' } }],
    ['another namespace', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'test-gateway', namespace: 'other' } }],
    ['another group', { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'test-gateway' } }],
  ])('may be that of %s', (_what, props) => {
    expect(findings((chart) => [gateway()(chart), new ApiObject(chart, 'theirs', props)])).toEqual([]);
  });
});

describe('the same pods', () => {
  test.each([
    ['fails for equal selectors', LABELS, LABELS],
    ['fails for a selector that is a part of ours', { 'app.kubernetes.io/name': 'acme' }, { 'app.kubernetes.io/name': 'acme' }],
    ['fails for pods that have our labels and more', { app: 'a' }, { ...LABELS, app: 'a' }],
  ])('%s', (_what, selector, podLabels) => {
    expectFinding(
      (chart) => [gateway()(chart), foreign(chart, selector, podLabels)],
      'LLMGW-915',
      'test/gateway/Resource',
      'test/theirs',
    );
  });

  test('fails for two gateways of ours', () => {
    const selectorLabels = { app: 'acme' };

    expectFinding(
      (chart) => {
        gateway({ selectorLabels, name: 'one' })(chart);
        gateway({ selectorLabels: { ...selectorLabels, slot: 'b' }, name: 'two' })(new Chart(chart, 'b'));
        new RedisStore(chart, 'redis', { password: PASSWORD, labels: { app: 'acme' } });
      },
      'LLMGW-915',
      'test/gateway/Resource selects the pods of test/redis/Resource',
    );
  });

  test.each([
    ['pods of another namespace', LABELS, LABELS, { metadata: { name: 'theirs', namespace: 'other' } }],
    ['other labels', { ...LABELS, slot: 'b' }, { app: 'a', slot: 'b' }, {}],
    ['a job, which has no selector', LABELS, LABELS, { apiVersion: 'batch/v1', kind: 'Job' }],
  ])('are not those of %s', (_what, selector, podLabels, more) => {
    expect(findings((chart) => [gateway()(chart), foreign(chart, selector, podLabels, more)])).toEqual([]);
  });
});
