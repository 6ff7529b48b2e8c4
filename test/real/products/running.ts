import { open } from './client';
import type { Order } from './provider';
import type { Subject } from './subject';

/** An answer that the product is working on. */
export interface Running {
  /** Resolves when it has ended: when, and whether it was whole. */
  readonly end: Promise<{ at: number; whole: boolean }>;
  /** Everything that has arrived. */
  readonly text: () => string;
  /** Goes away, if the answer has begun. */
  readonly close: () => void;
}

/** Begins an answer, and waits until its first piece is here; of a product that buffers, until the provider must have been asked. */
export async function begin({ api }: Subject, order: Order): Promise<Running> {
  const last = api.lastPiece;
  const opened = open(api.stream(order));
  let text = (): string => '';
  const ended = async () => {
    const stream = await opened;
    ({ text } = stream);
    const { at, proper } = await stream.end;
    return { at, whole: last !== undefined && proper && stream.status < 300 && stream.text().includes(last) };
  };
  const end = ended().catch(() => ({ at: Date.now(), whole: false }));
  if (api.buffers === true) {
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, ASKED))]);
    return { end, text: () => text(), close: () => undefined };
  }
  const stream = await opened;
  await stream.saw(api.firstPiece, 20);
  return { end, text: stream.text, close: stream.close };
}

/** Long enough for a request to reach the provider. */
const ASKED = 1000;
