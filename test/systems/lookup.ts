import type { Manifest } from '../support/manifest';
import type { Place } from './row';

/** What stands at a place, undefined if nothing does. */
export function lookup(manifests: readonly Manifest[], place: Place): unknown {
  const [kind, name] = place.object.split('/');
  const object = manifests.find((m) => m.kind === kind && m.metadata.name === name);
  const steps = (place.path ?? '').match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];

  return steps.reduce<unknown>((value, step) => descend(value, step.replace(/^\[|\]$/g, '')), object);
}

function descend(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    return /^\d+$/.test(key)
      ? value[Number(key)]
      : value.find((item) => item !== null && typeof item === 'object' && (item.name ?? item.secretKey) === key);
  }
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
}
