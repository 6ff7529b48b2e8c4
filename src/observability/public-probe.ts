import type { ApiObject } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as monitoringModule from '../../imports/monitoring.coreos.com';
import type { TargetFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import type { AlertRule } from './alert-rule';
import { AlertSeverity } from './alert-rule';
import type { PublicProbe } from './outside';
import { equals, maxBy, promDuration, select } from './query';
import { checkUrl } from './urls';

const PROBER = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?$/;

/** The Probe of the public address, `<workload>-public`. */
export function addPublicProbe(scope: Construct, facts: TargetFacts, probe: PublicProbe, labels: object): ApiObject {
  const monitoring = require('../../imports/monitoring.coreos.com') as typeof monitoringModule;
  return new monitoring.Probe(scope, 'PublicProbe', {
    metadata: { name: jobOf(facts), labels: { ...facts.labels, ...labels } },
    spec: {
      jobName: jobOf(facts),
      interval: promDuration(probe.interval ?? Duration.seconds(30)),
      module: probe.module ?? 'http_2xx',
      prober: { url: probe.prober ?? 'prometheus-blackbox-exporter.monitoring:9115' },
      targets: { staticConfig: { static: [probe.url] } },
    },
  });
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
  return `${facts.name}-public`;
}
