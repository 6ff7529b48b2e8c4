import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf } from './answers';
import { fullBoard } from './boards';
import type { History } from './history';

/** A panel and what it was told. */
export interface Answers {
  readonly title: string;
  readonly curves: ReadonlyArray<{ readonly legend: string; readonly values: readonly number[] }>;
}

/** The answers from which the picture in the documents is drawn; written by record.ts. */
export const RECORDING = join(__dirname, 'recorded.json');

/** What Prometheus says about the product that measures everything. */
export async function fresh(history: History): Promise<Answers[]> {
  const board = fullBoard();
  const panels: Answers[] = [];
  for (const panel of board.panels) {
    const curves = await answersOf(history, board, panel);
    const rounded = curves.map(({ legend, values }) => ({ legend, values: values.map((v) => Number(v.toPrecision(3))) }));
    panels.push({ title: panel.title, curves: rounded });
  }
  return panels;
}

/** What it said when the picture was drawn. */
export function recorded(): Answers[] {
  const panels: Array<{ title: string; curves: Array<{ legend: string; values: string }> }> = JSON.parse(
    readFileSync(RECORDING, 'utf8'),
  );
  return panels.map(({ title, curves }) => ({
    title,
    curves: curves.map(({ legend, values }) => ({ legend, values: values.split(' ').map(Number) })),
  }));
}

/** The same as a file that people can compare: the numbers of a curve in one line. */
export function toFile(panels: readonly Answers[]): string {
  const lines = panels.map(({ title, curves }) => ({
    title,
    curves: curves.map(({ legend, values }) => ({ legend, values: values.join(' ') })),
  }));
  return `${JSON.stringify(lines, undefined, 2)}\n`;
}
