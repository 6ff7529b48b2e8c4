import { ApiObject } from 'cdk8s';
import { enforcedRule } from './admission';
import type { FindingCode } from './codes';
import type { Problem } from './problem';
import { findings, PROMISES } from './rules/check';
import { CONTAINERS } from './rules/containers';
import { podOf } from './rules/pods';
import { POD_SECURITY } from './rules/pod-security';
import type { Manifest, RuleFinding } from './rules/rule';
import { perSynthesis } from './synthesis/running';

const LESS_SAFE = new Set(POD_SECURITY.map(({ id }) => id));
const REFUSED = new Set(
  [...CONTAINERS.filter(({ severity }) => severity === 'error').map(({ id }) => id), 'name', 'label', 'annotation'].concat(
    ...['config-size', 'api-version', 'same-object', 'int32', 'rollout', 'autoscaler-range'],
  ),
);
const OPENED = new Set(['service-exposure', 'network-policy', 'ingress', 'resources', 'wildcard-role', 'namespace']);

/** The finished objects of a chart. Those that cannot be rendered are reported elsewhere. */
const finished = perSynthesis((chart: ApiObject['chart']): ReadonlyMap<ApiObject, Manifest> => {
  const objects = chart.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c) && c.chart === chart);
  return new Map(
    objects.flatMap((object) => {
      try {
        return [[object, object.toJson() as Manifest]];
      } catch {
        return [];
      }
    }),
  );
});

/** What the rules find in a chart because of what was patched in one of its objects, as warnings. */
export function brokenPromises(object: ApiObject, unpatched: unknown): Problem[] {
  const after = finished(object.chart);
  const patched = after.get(object);
  if (!patched) {
    return [];
  }
  const before = new Map(after).set(object, unpatched as Manifest);
  const known = new Set(findings([...before.values()], PROMISES).map(key));
  const broken = findings([...after.values()], PROMISES).filter((finding) => !known.has(key(finding)));
  return [...shorterGrace(unpatched as Manifest, patched), ...broken.map((finding) => toProblem(object, finding))];
}

function shorterGrace(before: Manifest, after: Manifest): Problem[] {
  const [budget, grace] = [before, after].map((manifest) => podOf(manifest)?.spec.terminationGracePeriodSeconds as unknown);
  return typeof budget === 'number' && !(typeof grace === 'number' && grace >= budget)
    ? [
        {
          code: 'LLMGW-911',
          prop: `${podOf(after)?.path ?? 'spec'}.terminationGracePeriodSeconds`,
          value: grace,
          reason: `the stream budget needs ${budget} seconds`,
          remedy: 'change maxStreamDuration, or accept this warning with its reason',
          warning: true,
        },
      ]
    : [];
}

function toProblem(patched: ApiObject, { rule, object, path, message, remedy }: RuleFinding): Problem {
  const prop = `${object} ${path}`.trim();
  const enforced = enforcedRule(patched, rule);
  return enforced
    ? { code: 'LLMGW-014', prop, reason: `${enforced.by} refuses the pod: ${message} (${rule})`, remedy, warning: !enforced.sure }
    : { code: codeOf(rule), prop, reason: `${message} (${rule})`, remedy, warning: true };
}

function codeOf(rule: string): FindingCode {
  if (LESS_SAFE.has(rule)) {
    return 'LLMGW-910';
  }
  if (REFUSED.has(rule)) {
    return 'LLMGW-913';
  }
  return OPENED.has(rule) ? 'LLMGW-914' : 'LLMGW-912';
}

function key({ rule, object, path, message }: RuleFinding): string {
  return [rule, object, path, message].join('\n');
}
