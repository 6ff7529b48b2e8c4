import { GatewayNamespace } from '../../src';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';

describe('GatewayNamespace', () => {
  test('takes restricted pods only, and is called as the chart says', () => {
    const manifests = synth((chart) => new GatewayNamespace(chart, 'namespace'));

    expect(manifests).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('has the name and labels that it is given', () => {
    const manifests = synth((chart) => new GatewayNamespace(chart, 'namespace', { name: 'other', labels: { team: 'ai' } }));

    expect(only(manifests, 'Namespace').metadata).toMatchObject({ name: 'other', labels: { team: 'ai' } });
  });

  test('fails with a name that Kubernetes refuses', () => {
    expectFinding((chart) => new GatewayNamespace(chart, 'namespace', { name: 'Team_A' }), 'LLMGW-101', 'Team_A');
  });
});
