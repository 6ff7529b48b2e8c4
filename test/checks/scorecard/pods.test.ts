import { accepts, prove } from '../proof';
import { podOf } from '../sample';
import { scorecard } from '.';

prove(scorecard, [
  [
    'a token in every pod',
    (find) => delete podOf(find).automountServiceAccountToken,
    'the pod gets a token of the API server (service-account-token)',
  ],
  [
    'variables for every Service',
    (find) => (podOf(find).enableServiceLinks = true),
    'enableServiceLinks: it is not false (service-links)',
  ],
  [
    'a pod that leaves root open',
    (find) => delete podOf(find).securityContext.runAsNonRoot,
    'spec.template.spec.securityContext.runAsNonRoot: there is none (security-levels)',
  ],
  ['lookups in every search domain', (find) => (podOf(find).dnsConfig.options[0].value = '5'), 'ndots is 5 (ndots)'],
  ['no DNS options', (find) => delete podOf(find).dnsConfig, '(ndots)'],
  [
    'replicas that may share a node',
    (find) => delete podOf(find).topologySpreadConstraints,
    'there are none: all pods may share a node (spread)',
  ],
  [
    'a spread without a selector, which spreads nothing',
    (find) => delete podOf(find).topologySpreadConstraints[0].labelSelector,
    'topologySpreadConstraints[0].labelSelector: it does not select the pods that it should spread (spread)',
  ],
  [
    'one spread of two without a selector',
    (find) => podOf(find).topologySpreadConstraints.push({ maxSkew: 1, topologyKey: 'kubernetes.io/hostname' }),
    '(spread)',
  ],
  [
    'a preStop that outlasts the grace period',
    (find) => (podOf(find).terminationGracePeriodSeconds = 15),
    'it is not longer than a preStop of 15 s (grace)',
  ],
]);

accepts(scorecard, [
  [
    'a job that neither serves nor spreads',
    (_, set) => {
      const deployment = structuredClone(set.find(({ kind }) => kind === 'Deployment')) as any;
      const { containers, ...pod } = deployment.spec.template.spec;
      const { startupProbe: _startup, readinessProbe: _ready, livenessProbe: _live, ...container } = containers[0];
      delete pod.topologySpreadConstraints;
      delete pod.dnsConfig;
      const template = { metadata: deployment.spec.template.metadata, spec: { ...pod, containers: [container] } };
      set.push({ ...deployment, apiVersion: 'batch/v1', kind: 'Job', spec: { template } });
    },
  ],
]);
