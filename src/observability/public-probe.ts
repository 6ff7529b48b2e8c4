import { ApiObject, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TargetFacts } from '../contract/target';
import { nameFor } from '../core/names';
import type { Problem } from '../core/problem';
import type { AlertRule } from './alert-rule';
import { AlertSeverity } from './alert-rule';
import type { PublicProbe } from './outside';
import { equals, maxBy, promDuration, select } from './query';
import type { Translation } from './stacks/translation';
import { checkUrl } from './urls';

const PROBE = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe' };
const PROBER = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?$/;

/** The Probe of the public address, `<workload>-public`, or what its stack has instead. */
export function addPublicProbe(
  scope: Construct,
  facts: TargetFacts,
  probe: PublicProbe,
  labels: object,
  as: Translation,
): ApiObject {
  const object = as({
    ...PROBE,
    spec: {
      jobName: jobOf(facts),
      interval: promDuration(probe.interval ?? Duration.seconds(30)),
      module: probe.module ?? 'http_2xx',
      prober: { url: probe.prober ?? 'prometheus-blackbox-exporter.monitoring:9115' },
      targets: { staticConfig: { static: [probe.url] } },
    },
  });
  const metadata = { name: jobOf(facts), labels: { ...facts.labels, ...labels } };
  return new ApiObject(scope, 'PublicProbe', { ...object, metadata });
}

/** The alert about the public address. */
export function publicProbeAlert(facts: TargetFacts, { url }: PublicProbe): AlertRule {
  const success = select('probe_success', equals('job', jobOf(facts)), equals('instance', url));
  return {
    alert: 'PublicAddressDown',
    expr: `${maxBy(['job', 'instance'], success)} == 0`,
    pendingPeriod: Duration.minutes(5),
    severity: AlertSeverity.CRITICAL,
    summary: '{{ $labels.instance }} does not answer from outside',
    description: 'Clients cannot reach the gateway, whatever its own metrics say: DNS, load balancer, certificate, route.',
  };
}

/** An address that the exporter can ask, and an exporter. */
export function checkPublicProbe(probe: PublicProbe): Problem[] {
  const prober = probe.prober;
  return [
    ...checkUrl('publicProbe.url', probe.url),
    ...(prober === undefined || PROBER.test(prober)
      ? []
      : [
          {
            code: 'LLMGW-614' as const,
            prop: 'publicProbe.prober',
            value: prober,
            reason: 'not a host with an optional port; the scheme is not part of it',
            remedy: 'write it like "blackbox-exporter.monitoring:9115"',
          },
        ]),
  ];
}

function jobOf(facts: TargetFacts): string {
  return nameFor(facts.name, 'public');
}
