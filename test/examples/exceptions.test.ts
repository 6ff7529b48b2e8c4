import { App, Yaml } from 'cdk8s';
import { contextForge } from '../../examples/contextforge';
import { dvara } from '../../examples/dvara';
import { helmAiKernel } from '../../examples/helm-ai-kernel';
import { keeptrusts } from '../../examples/keeptrusts';
import { lightGateway } from '../../examples/light-gateway';
import { liteLlm } from '../../examples/litellm';
import { llmGateway } from '../../examples/llm-gateway';
import { portkey } from '../../examples/portkey';
import { ManifestRules } from '../../src';
import type { ManifestException, ManifestFinding } from '../../src';
import { EXCEPTIONS } from './accepted';

const systems = [contextForge, dvara, helmAiKernel, keeptrusts, lightGateway, liteLlm, llmGateway, portkey];
const app = new App();
systems.forEach((system) => system(app));
const charts: ReadonlyArray<readonly [string, object[]]> = app.charts.map((chart) => [chart.node.id, chart.toJson()]);
const [{ exceptions }] = Yaml.load(EXCEPTIONS) as [{ exceptions: ManifestException[] }];

/** What rules find in an example; an exception can be for another one. */
function found(manifests: object[], accepted: ManifestException[]): ManifestFinding[] {
  return new ManifestRules({ exceptions: accepted }).check(manifests).filter(({ rule }) => rule !== 'exception');
}

test('every example keeps every rule, but for the exceptions', () => {
  expect(charts.flatMap(([name, manifests]) => found(manifests, exceptions).map((finding) => ({ name, ...finding })))).toEqual(
    [],
  );
});

test.each(exceptions.map((exception) => [`${exception.rule} of ${exception.object}`, exception] as const))(
  'the exception for %s is needed',
  (_name, exception) => {
    const others = exceptions.filter((other) => other !== exception);

    expect(charts.flatMap(([, manifests]) => found(manifests, others))).not.toEqual([]);
  },
);

test.each(exceptions.map(({ rule, reason }) => [rule, reason]))('the exception for %s has a reason', (_rule, reason) => {
  expect(reason).toMatch(/\w+ \w+/);
});
