import { Progress } from '../../src/core/synthesis/progress';

class Terminal {
  public text = '';
  constructor(public readonly isTTY: boolean) {}
  public write(text: string): void {
    this.text += text;
  }
}

function run(terminal: Terminal, milliseconds: number): string {
  jest.useFakeTimers({ now: 0 });
  const progress = new Progress(4, terminal);
  for (let i = 1; i <= 4; i++) {
    jest.advanceTimersByTime(milliseconds / 4);
    progress.step();
  }
  progress.end();
  jest.useRealTimers();
  return terminal.text;
}

test('says after two seconds how far it is, and removes the line in the end', () => {
  expect(run(new Terminal(true), 4_000)).toBe(
    '\rsynthesized 2 of 4 objects\rsynthesized 3 of 4 objects\rsynthesized 4 of 4 objects\r\u001b[K',
  );
});

test('says nothing about a short synthesis', () => {
  expect(run(new Terminal(true), 1_900)).toBe('');
});

test('says nothing in a pipeline', () => {
  expect(run(new Terminal(false), 60_000)).toBe('');
});
