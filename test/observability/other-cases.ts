import type { AlertCase } from './alert-cases';
import { DEPLOYMENT, gauge, HPA, ME, same, SCALES_EDGE, steady } from './alert-cases';

const IDLE = {
  [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: same(0),
  [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: same(0),
};
const READY = 'kube_pod_status_ready{namespace="ai-platform",pod="edge-5d9f7c6b8-x2x4z",condition="true"}';
// as a scrape without honorLabels says it
const OURS = 'namespace="controllers",exported_namespace="ai-platform"';

/** The same alerts where Argo Rollouts runs the pods, and where controllers are scraped with their own namespace. */
export const OTHER_CASES: readonly AlertCase[] = [
  steady('GatewayDown', { ...IDLE, [READY]: gauge(0, 1, 1) }),
  steady('GatewayDown', {
    ...IDLE,
    'rollout_info_replicas_available{namespace="ai-platform",name="edge"}': gauge(0, 1, 4),
    'rollout_info_replicas_desired{namespace="ai-platform",name="edge"}': same(4),
  }),
  {
    alert: 'MetricsAbsent',
    fires: { series: { [READY]: '0x30', [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: '0x30' }, at: 30 },
    under: { series: { [READY]: '1x30', [`up{${ME},instance="a"}`]: '1x30' }, at: 30 },
    resolves: { series: { [READY]: '0x30 1x30', [`up{${ME},instance="a"}`]: '0x30 1x30' }, at: 60 },
    firesWithoutSeries: true,
  },
  steady('AutoscalerAtMaximum', {
    [`kube_horizontalpodautoscaler_info{${SCALES_EDGE.replace('Deployment', 'Rollout')}}`]: same(1),
    [`kube_horizontalpodautoscaler_status_desired_replicas{${HPA}}`]: gauge(10, 9, 3),
    [`kube_horizontalpodautoscaler_spec_max_replicas{${HPA}}`]: same(10),
    [`kube_horizontalpodautoscaler_spec_min_replicas{${HPA}}`]: same(2),
  }),
  steady('CertificateNotReady', {
    [`certmanager_certificate_ready_status{${OURS},name="edge-tls",condition="False"}`]: gauge(1, 0, 0),
  }),
  steady(
    'CertificateExpiring',
    {
      // the clock of promtool begins at 0
      [`certmanager_certificate_expiration_timestamp_seconds{${OURS},name="edge-tls"}`]: gauge(600000, 620000, 9000000),
      [`certmanager_certificate_renewal_timestamp_seconds{${OURS},name="edge-tls"}`]: gauge(0, 0, 8000000),
    },
    { minutes: 200 },
  ),
  steady('SecretSyncFailing', {
    [`externalsecret_status_condition{${OURS},name="credentials",condition="Ready",status="False"}`]: gauge(1, 0, 0),
  }),
];
