import type { Problem } from '../core/problem';

/** Who may call: an empty list means everybody to whoever reads it, and a range of everything is everybody. */
export function checkCallers(prop: string, ranges: readonly string[] | undefined): Problem[] {
  if (ranges?.length === 0) {
    const remedy = 'name the ranges, or leave it out';
    return [{ code: 'LLMGW-508', prop, value: [], reason: 'an empty list admits everybody', remedy }];
  }
  return (ranges ?? [])
    .filter((range) => /\/0+$/.test(range))
    .map((value) => ({
      code: 'LLMGW-508',
      prop,
      value,
      reason: 'everybody who finds the address can call the gateway',
      remedy: 'name the ranges of your clients, or accept this warning',
      warning: true,
    }));
}

/** From where a load balancer talks to the pods: with an empty list the network policy lets nobody in. */
export function checkSenders(prop: string, ranges: readonly string[] | undefined): Problem[] {
  if (ranges?.length !== 0) {
    return [];
  }
  const reason = 'an empty list, so the network policy would let nobody in';
  return [{ code: 'LLMGW-504', prop, value: [], reason, remedy: 'name the ranges, or leave it out' }];
}
