import type { RuleFinding } from '../../src/core/rules/rule';
import type { Located } from './locate';

/** What a finding points to in a file. */
export type Place = (finding: RuleFinding) => Located | undefined;

/**
 * The findings in the form that code review tools show beside the lines.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(findings: readonly RuleFinding[], place: Place, version: string): unknown {
  const rules = new Map(findings.map(({ rule, remedy }) => [rule, { id: rule, help: { text: remedy } }]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-llm-gateway', version, rules: [...rules.values()] } },
        results: findings.map((finding) => result(finding, place(finding))),
      },
    ],
  };
}

function result({ rule, severity, object, path, message, remedy }: RuleFinding, found: Located | undefined): unknown {
  return {
    ruleId: rule,
    level: severity === 'error' ? 'error' : 'warning',
    message: { text: `${object} ${path}: ${message}; ${remedy}` },
    locations: found
      ? [{ physicalLocation: { artifactLocation: { uri: found.file }, region: { startLine: found.line } } }]
      : [{ logicalLocations: [{ fullyQualifiedName: object }] }],
  };
}
