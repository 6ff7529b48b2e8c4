import { App, Yaml } from 'cdk8s';
import { ManifestRules } from '../../src';
import type { ManifestException, ManifestFinding } from '../../src';
import { EXAMPLE_NAMES, exampleOf } from '../support/examples';
import { EXCEPTIONS } from './accepted';

const app = new App();
for (const name of EXAMPLE_NAMES) exampleOf(name)(app);
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
