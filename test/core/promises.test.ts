import { JsonPatch } from 'cdk8s';
import { Findings, LlmGateway } from '../../src';
import { findings } from '../support/errors';
import { acme } from '../support/gateway';

const POD = '/spec/template/spec';

/** What is said in strict mode about a gateway that is patched. */
function patched(...operations: JsonPatch[]): string[] {
  return findings((chart) => {
    const gateway = new LlmGateway(chart, 'gateway', { profile: acme() });
    Findings.of(gateway).strict();
    gateway.patch(gateway.workload, ...operations);
  });
}

test.each<[string, JsonPatch, string, string]>([
  [
    'shortens the grace period',
    JsonPatch.replace(`${POD}/terminationGracePeriodSeconds`, 25),
    'LLMGW-911',
    'the stream budget needs',
  ],
  [
    'removes the security context',
    JsonPatch.remove(`${POD}/containers/0/securityContext`),
    'LLMGW-910',
    'allowPrivilegeEscalation',
  ],
  ['takes the network of the node', JsonPatch.add(`${POD}/hostNetwork`, true), 'LLMGW-910', 'host-namespace'],
  [
    'changes the labels of pods',
    JsonPatch.replace('/spec/template/metadata/labels', { a: 'b' }),
    'LLMGW-912',
    'Service/test-gateway',
  ],
  ['sets port 0', JsonPatch.replace(`${POD}/containers/0/ports/0/containerPort`, 0), 'LLMGW-913', '0 is no port'],
  ['takes the requests away', JsonPatch.remove(`${POD}/containers/0/resources`), 'LLMGW-914', 'resources.requests.cpu'],
])('warns of a patch that %s', (_what, patch, code, part) => {
  expect(patched(patch)).toContainEqual(expect.stringMatching(new RegExp(`\\[${code}\\] test/gateway.*${part}`)));
});

test('says nothing of a patch that keeps what was promised', () => {
  expect(patched(JsonPatch.replace('/spec/revisionHistoryLimit', 5))).toEqual([]);
});

test('an accepted warning is no finding', () => {
  const accepted = findings((chart) => {
    const gateway = new LlmGateway(chart, 'gateway', { profile: acme() });
    Findings.of(gateway).strict();
    Findings.of(gateway).accept('LLMGW-910', 'a proxy of the node');
    gateway.patch(gateway.workload, JsonPatch.add(`${POD}/hostIPC`, true));
  });

  expect(accepted).toEqual([]);
});
