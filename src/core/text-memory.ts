const MOST = 10_000;
const LONGEST = 200;

/** What was found out about texts, for as many as are worth it: the same few come again in every gateway. */
export class TextMemory<V> {
  private readonly known = new Map<string, V>();

  public get(text: string): V | undefined {
    return this.known.get(text);
  }

  public set(text: string, value: V): void {
    if (this.known.size < MOST && text.length <= LONGEST) {
      this.known.set(ownText(text), value);
    }
  }
}

/** The same text by itself: a slice keeps the whole text alive that it was cut from. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
