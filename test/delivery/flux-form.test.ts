import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import { FluxForm } from '../../src';
import type { Manifest } from '../support/manifest';

const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

function object(data: unknown, metadata?: ApiObjectMetadata): ApiObject {
  const chart = new Chart(new App({ resolvers: [new FluxForm()] }), 'chart');
  return new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
}

const annotationsOf = (made: ApiObject): unknown => (made.toJson() as Manifest).metadata.annotations;

test.each([
  ['in a text', 'key: ${OPENAI_API_KEY}'],
  ['deep in a list', [{ list: ['a', '${B}'] }]],
  ['in the name of a field', { '${A}': 'b' }],
  ['in what is rendered late', Lazy.any({ produce: () => '${A}' })],
])('a variable %s is left alone by Flux', (_, text) => {
  expect(annotationsOf(object({ text }))).toEqual({ [SUBSTITUTE]: 'disabled' });
});

test('a variable that a patch brings is left alone by Flux', () => {
  const made = object({ text: 'a' });
  made.addJsonPatch(JsonPatch.replace('/data/text', '${A}'));

  expect(annotationsOf(made)).toEqual({ [SUBSTITUTE]: 'disabled' });
});

test.each(['plain', '$(POD_IP)', '$NAME', '{{ .x }}'])('%j needs no word to Flux', (text) => {
  expect(annotationsOf(object({ text }))).toBeUndefined();
});

test('an object that says itself what Flux shall do is kept', () => {
  const annotations = { [SUBSTITUTE]: 'enabled' };

  expect(annotationsOf(object({ text: '${A}' }, { annotations }))).toEqual(annotations);
});
