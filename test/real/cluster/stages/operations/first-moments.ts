import assert from 'node:assert/strict';
import { Alerts, Findings, GatewayObservability, GatewaySmokeTest, LlmGateway, Scrape } from '../../../../../src';
import { HELPER_IMAGES } from '../../../../../src/core/helper-images';
import { only } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { CURL } from '../../machine/debian';
import { librariesOf } from '../../machine/libraries';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { kubectl, kubectlOk } from '../../parts/kubectl';
import { SHELL, standIns } from '../../parts/stand-ins';
import { SABOTAGE } from '../../sabotage';
import { product } from '../streams/gateways';

const NAMESPACE = 'first-moments';

const asking = (): Manifest[] =>
  synth((chart) => {
    Findings.of(chart).accept('LLMGW-206', 'nobody has these credentials');
    const profile = product({ finishesAnswers: true, sleepInImage: true });
    const target = new LlmGateway(chart, 'gateway', { name: 'gateway', profile, replicas: 1 });
    new GatewaySmokeTest(chart, 'smoke-test', { target });
    const nothingElse = { scrape: Scrape.none(), alerts: Alerts.none() };
    new GatewayObservability(chart, 'observability', { target, ...nothingElse, syntheticCheck: { path: '/ready' } });
  }, NAMESPACE);

/** An enforcer of policies takes a moment to know a pod, and lets nothing out of it until then: both ask again, and need no other pod. */
export async function asksAtOnce(cluster: Cluster): Promise<void> {
  cluster.enforcePolicies();
  const manifests = asking();
  const asks = ({ kind }: Manifest): boolean => kind === 'Job' || kind === 'CronJob';
  await cluster.import([
    ...standIns(manifests.filter((manifest) => !asks(manifest))),
    { names: [HELPER_IMAGES.curl], entrypoint: ['/bin/curl'], programs: { ...SHELL, '/bin/curl': CURL, ...librariesOf(CURL) } },
  ]);
  await cluster.objects.applyAll([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ...manifests.filter((manifest) => !asks(manifest)),
  ]);
  await cluster.ready(NAMESPACE, 'gateway');

  await cluster.objects.applyAll(manifests.filter(asks).map(patient));
  const check = only(manifests, 'CronJob').metadata.name;
  await kubectlOk('-n', NAMESPACE, 'create', 'job', 'check-now', `--from=cronjob/${check}`);
  for (const job of [only(manifests, 'Job').metadata.name, 'check-now']) {
    const { succeeded, failed } = await eventually(
      `Job ${job} ends`,
      async () => {
        const { status } = await cluster.api.get(`/apis/batch/v1/namespaces/${NAMESPACE}/jobs/${job}`);
        return (status.succeeded ?? status.failed) !== undefined && status;
      },
      600,
    );
    const said = (await kubectl('-n', NAMESPACE, 'logs', `job/${job}`)).stdout.trim();
    assert.deepEqual(
      { succeeded, failed },
      { succeeded: 1, failed: undefined },
      `pods of ${job} that succeeded and failed; it says: ${said}`,
    );
  }
  await cluster.api.delete(`/api/v1/namespaces/${NAMESPACE}`);
}

/** Seconds are more here, where two clusters share a machine. Spoilt, who is refused at first gives up. */
function patient(manifest: Manifest): Manifest {
  const text = JSON.stringify(manifest);
  return JSON.parse(
    SABOTAGE
      ? text.replace(/"--retry[-a-z]*",("\\d+",)?/g, '').replace(/--retry[-a-z]*( \d+)?/g, '')
      : text
          .replace('"--retry","10"', '"--retry","90"')
          .replace('--retry 10 ', '--retry 90 ')
          .replace('"--retry-max-time","60"', '"--retry-max-time","270"')
          .replace(/"activeDeadlineSeconds":\d+/, '"activeDeadlineSeconds":600'),
  ) as Manifest;
}
