import type { Problem } from '../core/problem';
import type { ModelProvider } from './model-provider';

/** Each name once: the first of those that share it. */
export function differentProviders(providers: readonly ModelProvider[]): ModelProvider[] {
  return providers.filter(({ name }, i) => providers.findIndex((other) => other.name === name) === i);
}

/** Providers that nobody can call, or two of one name. */
export function checkProviders(providers: readonly ModelProvider[]): Problem[] {
  const different = differentProviders(providers);
  const twice = providers.filter((provider) => !different.includes(provider));
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
