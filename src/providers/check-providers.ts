import type { Problem } from '../core/problem';
import type { ModelProvider } from './model-provider';

/** Providers that nobody can call, or two of one name. */
export function checkProviders(providers: readonly ModelProvider[]): Problem[] {
  const twice = providers.filter((p, i) => providers.findIndex((other) => other.name === p.name) !== i);
  return [
    ...providers.flatMap((p) => p._check()),
    ...twice.map((p) => ({
      code: 'LLMGW-127' as const,
      prop: 'providers',
      value: p.name,
      reason: 'declared twice',
      remedy: 'give one of them another name',
    })),
  ];
}
