/** Where a text stops being TOML, and why; never what stands there, which may be private. */
export interface TomlFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** A place in a text. */
export class Cursor {
  public at = 0;
  private failed?: { readonly at: number; readonly reason: string };

  constructor(public readonly text: string) {}

  public get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Goes on behind a text, if it stands here. */
  public take(expected: string): boolean {
    const isHere = this.text.startsWith(expected, this.at);
    if (isHere) {
      this.at += expected.length;
    }
    return isHere;
  }

  /** Goes on behind what a sticky expression matches here. */
  public match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }

  public expect(expected: string, reason: string): void {
    if (!this.take(expected)) {
      this.fail(reason);
    }
  }

  public skipBlanks(): void {
    this.match(/[ \t]*/y);
  }

  /** Blanks, comments and ends of lines. */
  public skipLines(): void {
    do {
      this.skipBlanks();
      this.skipComment();
    } while (this.match(/\r?\n/y) !== undefined);
  }

  /** The rest of a line that has said what it has to say. */
  public endLine(): void {
    this.skipBlanks();
    this.skipComment();
    if (!this.isAtEnd && this.match(/\r?\n/y) === undefined) {
      this.fail('more than one thing on a line');
    }
  }

  public fail(reason: string, at: number = this.at): never {
    this.failed = { at, reason };
    throw new Error(reason);
  }

  /** What `fail` was told, or that the stack was too small; other errors pass through. */
  public faultOf(error: unknown): TomlFault {
    if (!this.failed && !(error instanceof RangeError)) {
      throw error;
    }
    const { at, reason } = this.failed ?? { at: this.at, reason: 'lists and tables stand too deep in each other' };
    const before = this.text.slice(0, at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, reason };
  }

  private skipComment(): void {
    this.match(/#[^\u0000-\u0008\u000a-\u001f\u007f]*/y);
  }
}
