/** Choices that are the same in every run. */
export interface Sample {
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
  /** Any character but half of one. */
  character(): string;
}

/** Choices that follow from a seed (mulberry32). */
export function sampleOf(seed: number): Sample {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const character = (): string => {
    const code = below([0x80, 0x100, 0x3000, 0x10000, 0x110000][below(5)]!);
    return code >= 0xd800 && code <= 0xdfff ? character() : String.fromCodePoint(code);
  };
  return { below, pick: (values) => values[below(values.length)]!, character };
}
