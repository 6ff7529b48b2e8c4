import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CASES } from '../observability/alert-cases';
import { OTHER_CASES } from '../observability/other-cases';
import { ALL_RULES, measured, observed, rulesIn } from '../observability/fixture';
import { PRODUCTS } from '../observability/products/all';
import { casesOf } from '../observability/products/product-cases';
import { promtool, testsOf } from '../observability/promtool';
import type { RuleGroups } from '../observability/promtool';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { examples } from './cluster/examples';

// Needs promtool (Debian: `apt-get install prometheus`); the gate installs it. Every alert is run against made-up series.

const manifests = synth(observed(ALL_RULES, measured()));
const rules: RuleGroups = only(manifests, 'PrometheusRule').spec;

/** Only what an alert needs, so that days of made-up time pass quickly. */
function rulesFor(alert: string, { groups } = rules): RuleGroups {
  const kind = { Availability: 'availability', Latency: 'latency', FirstToken: 'first_token' };
  const recorded = Object.entries(kind).find(([name]) => alert.startsWith(`${name}Burn`))?.[1];
  const wanted = (rule: any): boolean => rule.alert === alert || (recorded && rule.record?.startsWith(`gateway:${recorded}:`));
  return { groups: groups.map((group) => ({ ...group, rules: group.rules.filter(wanted) })) };
}

test('promtool finds nothing to complain about in any rule', () => {
  assert.equal(promtool(rules), '');
});

test('every alert has a table of series', () => {
  const tested = CASES.map(({ alert }) => alert).sort();
  const made = rulesIn(manifests).flatMap(({ alert }) => alert ?? []);

  assert.deepEqual(tested, made.sort());
});

for (const alertCase of [...CASES, ...OTHER_CASES]) {
  void describe(alertCase.alert, () => {
    for (const [what, unit] of testsOf(alertCase)) {
      test(what, () => assert.equal(promtool(rulesFor(alertCase.alert), [unit]), ''));
    }
  });
}

test('a test fails when the expression of an alert is broken', () => {
  const broken = JSON.parse(JSON.stringify(rulesFor('HighErrorRate')).replace('> 0.05', '> 0.5'));
  const [fires] = testsOf(CASES[0]!);

  assert.match(promtool(broken, [fires![1]]), /FAILED/);
});

const made = examples();

for (const product of PRODUCTS) {
  void describe(`the alerts of ${product.example}`, () => {
    const own: RuleGroups = only([...made.get(product.example)!], 'PrometheusRule').spec;

    test('are rules that promtool takes', () => assert.equal(promtool(own), ''));

    for (const alertCase of casesOf(product)) {
      for (const [what, unit] of testsOf(alertCase, product.name)) {
        test(`${alertCase.alert} ${what}`, () => assert.equal(promtool(rulesFor(alertCase.alert, own), [unit]), ''));
      }
    }
  });
}
