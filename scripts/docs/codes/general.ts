import { ApiObject, JsonPatch } from 'cdk8s';
import { Findings, GatewayConfig } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

export const GENERAL: Examples = {
  'LLMGW-901': (chart) => {
    const made = gateway(chart);
    made.patch(made.workload, JsonPatch.replace('/spec/replcas', 3));
  },
  'LLMGW-902': (chart) => {
    // TypeScript sees this one by itself; JavaScript and Python do not
    gateway(chart, { replcas: 3 } as object);
  },
  'LLMGW-903': (chart) => {
    new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { note: 'half a character: \ud800' } });
  },
  'LLMGW-904': (chart) => {
    const config = GatewayConfig.file('acme.yaml', { since: new Date(0) });
    gateway(chart, { profile: acme({ config: { mountPath: '/etc/acme' } }), config });
  },
  'LLMGW-906': (chart) => Findings.of(chart).accept('LLMGW-12', 'a slip of the finger'),
  'LLMGW-940': (chart) => gateway(chart, { maxStreamDuration: 600 as never }),
  'LLMGW-941': (chart) => gateway(chart, { profile: undefined }),
};
