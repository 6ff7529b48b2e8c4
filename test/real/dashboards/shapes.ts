/** A value at a second. */
export type Shape = (second: number) => number;

const HOUR = 3600;

/** Goes up and down every two hours; each `phase` a little later. */
export function wave(middle: number, phase: number): Shape {
  return (second) => middle * (1 + 0.5 * Math.sin(angle(second, phase)));
}

/** The counter of what comes in such waves. */
export function added(pace: number, phase: number): Shape {
  const swing = (HOUR / Math.PI) * 0.5;
  return (second) => pace * (second + swing * (Math.cos(angle(0, phase)) - Math.cos(angle(second, phase))));
}

/** Nothing, but for half an hour of trouble. */
export function episode(value: number): Shape {
  return (second) => (second >= 2 * HOUR && second < 2.5 * HOUR ? value : 0);
}

/** Happened once, late. */
export function once(second: number): Shape {
  return (now) => (now >= second ? 1 : 0);
}

function angle(second: number, phase: number): number {
  return (second * Math.PI) / HOUR + phase / 2;
}
