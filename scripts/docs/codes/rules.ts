import { ApiObject, JsonPatch } from 'cdk8s';
import { ManifestRules } from '../../../src';
import type { Examples } from './example';
import { gateway } from './prelude';

const pod = '/spec/template/spec';

export const RULES: Examples = {
  'LLMGW-910': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.add(`${pod}/hostNetwork`, true));
  },
  'LLMGW-911': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.replace(`${pod}/terminationGracePeriodSeconds`, 5));
  },
  'LLMGW-912': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.replace('/spec/template/metadata/labels', { app: 'other' }));
  },
  'LLMGW-913': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.replace(`${pod}/containers/0/ports/0/containerPort`, 0));
  },
  'LLMGW-914': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.remove(`${pod}/containers/0/resources`));
  },
  'LLMGW-916': () => new ManifestRules({ exceptionsFiles: ['no-such-file.yaml'] }),
  'LLMGW-915': (chart) => {
    const labels = { app: 'llm' };
    const containers = [{ name: 'theirs', image: 'acme/theirs:1.0.0' }];
    gateway(chart, { selectorLabels: labels });
    new ApiObject(chart, 'theirs', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
    });
  },
};
