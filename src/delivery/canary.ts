import type * as argoModule from '../../imports/argoproj.io';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import type { RolloutStep } from './rollout-step';

const PAUSE = '10m';

/** As Argo Rollouts writes them. */
export function stepsOf(argo: typeof argoModule, steps?: readonly RolloutStep[]): argoModule.RolloutSpecStrategyCanarySteps[] {
  const duration = (text: string): argoModule.RolloutSpecStrategyCanaryStepsPause => ({
    duration: argo.RolloutSpecStrategyCanaryStepsPauseDuration.fromString(text),
  });
  if (!steps) {
    return [{ setWeight: 10 }, { pause: duration(PAUSE) }, { setWeight: 50 }, { pause: duration(PAUSE) }];
  }
  return steps.flatMap(({ weight, pause }) => [
    { setWeight: weight },
    { pause: pause ? duration(`${pause.toSeconds({ integral: false })}s`) : {} },
  ]);
}

/** Templates, and what tells the pods of both versions apart. */
export function analysisOf(templates: readonly string[]): argoModule.RolloutSpecStrategyCanaryAnalysis {
  const hashOf = (name: string, podTemplateHashValue: string) => ({ name, valueFrom: { podTemplateHashValue } });
  return {
    templates: templates.map((templateName) => ({ templateName })),
    args: [hashOf('canary-hash', 'Latest'), hashOf('stable-hash', 'Stable')],
  };
}

/** What Argo Rollouts would refuse, or measure twice. */
export function checkTemplates(templates?: readonly string[]): Problem[] {
  if (templates?.length === 0) {
    const [reason, remedy] = ['names nobody who measures', 'leave it out, or name an AnalysisTemplate'];
    return [{ code: 'LLMGW-513', prop: 'analysisTemplates', reason, remedy }];
  }
  const all = templates ?? [];
  return all.flatMap((name, i) => {
    const prop = `analysisTemplates[${i}]`;
    const isTwice = all.indexOf(name) < i;
    return isTwice
      ? [{ code: 'LLMGW-513' as const, prop, value: name, reason: 'already named', remedy: 'name it once' }]
      : checkSubdomain(prop, name);
  });
}

/** Shares that rise, up to the whole. */
export function checkSteps(steps: readonly RolloutStep[] = []): Problem[] {
  return steps.flatMap(({ weight }, i) => {
    const legal = Number.isInteger(weight) && weight >= 1 && weight <= 100;
    const rises = i === 0 || weight > steps[i - 1]!.weight;
    const reason = legal ? 'not above the step before' : 'not 1 to 100 percent';
    const prop = `steps[${i}].weight`;
    return legal && rises ? [] : [{ code: 'LLMGW-513' as const, prop, value: weight, reason, remedy: 'use for example 10, 50' }];
  });
}
