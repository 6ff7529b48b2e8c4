import type { Terminal } from '../terminal';
import { styled } from '../terminal';
import type { Change, Effect } from './change';
import { EFFECTS, MEANING } from './change';

const GRAVE: readonly Effect[] = ['recreated', 'removed', 'restarted', 'streams'];

/** For a person, the gravest first. */
export function changesText(changes: readonly Change[], terminal: Terminal): string {
  if (changes.length === 0) {
    return 'no difference';
  }
  const blocks = EFFECTS.filter((effect) => changes.some((change) => change.effect === effect)).map((effect) => {
    const style = GRAVE.includes(effect) ? 'red' : effect === 'added' || effect === 'changed' ? 'green' : 'yellow';
    return [
      `${styled(terminal, style, effect)}: ${MEANING[effect]}`,
      ...objectLines(changes.filter((c) => c.effect === effect)),
    ].join('\n');
  });
  return blocks.join('\n\n');
}

function objectLines(changes: readonly Change[]): string[] {
  const byObject = new Map<string, string[]>();
  for (const { object, text } of changes) {
    byObject.set(object, [...(byObject.get(object) ?? []), text]);
  }
  return [...byObject].flatMap(([object, texts]) => [
    `  ${object}`,
    ...texts.filter((t) => t !== '').map((text) => `    ${text}`),
  ]);
}
