import type { EdgeSetting } from '../edge-setting';
import { EdgeTime } from '../edge-time';
import type { IngressPreset } from '../ingress-preset';
import type { AlbOptions } from '../options';
import { checkCallers, checkSenders } from '../ranges';
import { atLeast, DRAIN, health, isTls, owned, preset, rangesOr, REACH, REDIRECT, same, SILENCE } from './common';

const LONGEST_IDLE = 4000;
const LONGEST_DRAIN = 3600;

/**
 * AWS Load Balancer Controller.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export function alb(options: AlbOptions): IngressPreset {
  const key = (name: string): string => `alb.ingress.kubernetes.io/${name}`;
  return {
    factory: 'Exposure.alb',
    controller: 'AWS Load Balancer Controller',
    className: options.className ?? 'alb',
    prefixes: [key('')],
    peers: rangesOr(options.subnetCidrs),
    stated: options.subnetCidrs !== undefined,
    inNetwork: true,
    problems: [
      ...checkCallers('via.inboundCidrs', options.inboundCidrs),
      ...checkSenders('via.subnetCidrs', options.subnetCidrs),
    ],
    readsSecrets: false,
    hasCertificates: options.certificateArns !== undefined,
    settings: (context) => {
      const { budget, listener } = context;
      const scheme = options.internal ? 'internal' : 'internet-facing';
      const probe = health(context);
      const [loadBalancer, targetGroup] = [key('load-balancer-attributes'), key('target-group-attributes')];
      return [
        {
          ...owned(key('scheme'), scheme, REACH, 'via.internal'),
          aliases: [{ annotation: key('frontend-nlb-scheme'), value: scheme }],
        },
        same(key('target-type'), 'ip', 'straight to the pods, without a NodePort'),
        same(key('listen-ports'), isTls(context) ? '[{"HTTP":80},{"HTTPS":443}]' : '[{"HTTP":80}]', 'the ports of the door'),
        ...(isTls(context) ? [same(key('ssl-redirect'), '443', REDIRECT)] : []),
        ...(options.certificateArns
          ? [owned(key('certificate-arn'), options.certificateArns.join(','), 'the certificates', 'via.certificateArns')]
          : []),
        ...(options.inboundCidrs ? [inboundCidrs(key, options.inboundCidrs)] : []),
        atLeast(loadBalancer, EdgeTime.SECONDS, Math.min(budget.timeout, LONGEST_IDLE), SILENCE, 'idle_timeout.timeout_seconds'),
        atLeast(
          targetGroup,
          EdgeTime.SECONDS,
          Math.min(budget.drain, LONGEST_DRAIN),
          DRAIN,
          'deregistration_delay.timeout_seconds',
        ),
        preset(targetGroup, 'least_outstanding_requests', 'requests differ in length', 'load_balancing.algorithm.type'),
        ...(probe.path ? [preset(key('healthcheck-path'), probe.path, 'readiness of the product')] : []),
        ...(probe.port === listener.port ? [] : [preset(key('healthcheck-port'), probe.port, 'readiness of the product')]),
        ...(listener.tls ? [same(key('backend-protocol'), 'HTTPS', 'the listener speaks TLS')] : []),
      ];
    },
    elsewhere: ({ budget }) =>
      budget.drain > LONGEST_DRAIN ? `AWS ends answers of a leaving pod after ${LONGEST_DRAIN} s at the latest` : undefined,
  };
}

/** With a security group of the team's own the controller looks at no ranges any more. */
function inboundCidrs(key: (name: string) => string, ranges: readonly string[]): EdgeSetting {
  return {
    ...owned(key('inbound-cidrs'), ranges.join(','), 'who may call', 'via.inboundCidrs'),
    aliases: [{ annotation: key('security-groups') }],
  };
}
