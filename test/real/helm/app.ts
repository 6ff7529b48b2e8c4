import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { GatewayConfig, GatewayProfile, HelmForm, LlmGateway, McpProfile, McpProxy } from '../../../src';
import { credentials } from '../../support/gateway';
import { DATABASE } from '../../support/platform';

// One platform, written twice by ./main.ts: plain, and as the templates of a Helm chart.
const app = new App({ resolvers: process.env['FORM'] === 'helm' ? [new HelmForm()] : [] });
const chart = new Chart(app, 'platform', { namespace: 'ai' });
const secrets = credentials('license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac');
const shared = { credentials: [secrets], stores: [DATABASE] };

const gateway = new LlmGateway(chart, 'gateway', {
  profile: GatewayProfile.dvara({ version: '1.6.0' }),
  config: GatewayConfig.file('gateway.yaml', {
    prompt: 'Hello {{ name }}, "{{- user }}" and \'{{`raw`}}\'\nsecond {{{ line }}}\n',
    key: '${OPENAI_API_KEY:-none}',
  }),
  ...shared,
});
new McpProxy(chart, 'mcp', { profile: McpProfile.dvara({ version: '1.6.0' }), upstream: gateway, ...shared });
gateway.patch(
  gateway.workload,
  JsonPatch.add('/metadata/annotations', { 'example.com/note': '{{ $labels.pod }}: {{ $value }}' }),
);
new ApiObject(chart, 'alerts', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'alerts' },
  spec: {
    groups: [
      {
        name: 'gateway',
        rules: [{ alert: 'Errors', expr: 'vector(1)', annotations: { summary: '{{ $labels.pod }} has "{{ $value }}" errors' } }],
      },
    ],
  },
});

app.synth();
