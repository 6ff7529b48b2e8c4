import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { GatewayConfig, HelmForm, LlmGateway } from '../../src';
import { acme } from '../support/gateway';
import { only } from '../support/find';
import type { Manifest } from '../support/manifest';

/** What Helm prints for a text in which the only actions are raw strings in backquotes. */
function helm(text: string): string {
  return text.replace(/\{\{(`[^`]*`)?.*?\}\}/gs, (_, raw?: string) => {
    if (raw === undefined) throw new Error(`Helm would evaluate something in: ${text}`);
    return raw.slice(1, -1);
  });
}

function written(data: unknown, keep?: string[]): string {
  const chart = new Chart(new App({ resolvers: [new HelmForm(keep)] }), 'chart');
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data });

  return chart.toJson()[0].data.text;
}

test('Helm prints what was written, whatever it is', () => {
  const text = fc.array(fc.constantFrom('{', '}', '{{', '}}', '`', '"', ' .Values.x ', '\n', 'a')).map((parts) => parts.join(''));

  fc.assert(
    fc.property(text, (given) => {
      // text that is escaped already is left alone
      fc.pre(!given.includes('{{`{{`}}'));
      expect(helm(written({ text: given }))).toBe(given);
    }),
  );
});

test('text without expressions stays as it is', () => {
  expect(written({ text: 'a } b { c' })).toBe('a } b { c');
});

test('text that is rendered late is escaped as well', () => {
  expect(written({ text: Lazy.any({ produce: () => '{{ $value }}' }) })).toBe('{{`{{`}} $value }}');
});

test('expressions of the team are left to Helm', () => {
  const text = 'image:{{ .Values.tag }} value {{ $value }} again {{ .Values.tag }}';

  expect(written({ text }, ['{{ .Values.tag }}'])).toBe(
    'image:{{ .Values.tag }} value {{`{{`}} $value }} again {{ .Values.tag }}',
  );
});

test('configuration and patches of a gateway are escaped', () => {
  const chart = new Chart(new App({ resolvers: [new HelmForm()] }), 'chart');
  const gateway = new LlmGateway(chart, 'gateway', {
    profile: acme({ config: { mountPath: '/etc/acme' } }),
    config: GatewayConfig.file('prompt.txt', 'Hello {{ name }}\n'),
  });
  gateway.patch(gateway.workload, JsonPatch.add('/metadata/annotations', { 'example.com/summary': '{{ $labels.pod }}' }));
  const manifests: Manifest[] = chart.toJson();

  expect(only(manifests, 'ConfigMap')['data']['prompt.txt']).toBe('Hello {{`{{`}} name }}\n');
  expect(only(manifests, 'Deployment').metadata.annotations).toEqual({ 'example.com/summary': '{{`{{`}} $labels.pod }}' });
});
