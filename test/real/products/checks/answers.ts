import assert from 'node:assert/strict';
import { call, open } from '../client';
import type { Pod } from '../pod/pod';
import { begin } from '../running';
import type { Subject } from '../subject';

/** A request goes through, and requests that must fail do so. */
export async function answers({ api }: Subject, pod: Pod): Promise<void> {
  const good = await call(api.good);
  assert.ok(good.status >= 200 && good.status < 300, `${good.status} ${good.body}\n${pod.output}`);

  for (const request of api.failed) {
    const failed = await call(request);
    assert.ok(failed.status >= 400, `a request that must fail was answered ${failed.status} ${failed.body}`);
  }
}

/** The first piece of an answer arrives while the provider still holds the rest. */
export async function streamsUnbuffered(subject: Subject, pod: Pod): Promise<void> {
  const { api } = subject;
  if (api.buffers === true) return buffers(subject);
  const stream = await within(10, open(api.stream({ hold: true, pieces: 3 })), pod, () => subject.release());
  try {
    assert.equal(stream.status, 200, stream.text());
    await stream.saw(api.firstPiece, 10);
    if (api.lastPiece !== undefined) assert.ok(!stream.text().includes(api.lastPiece), 'the provider has not said it yet');
  } finally {
    subject.release();
    if (api.lastPiece === undefined) stream.close();
  }
  if (api.lastPiece === undefined) return;
  const { proper } = await stream.end;
  assert.ok(proper && stream.text().includes(api.lastPiece), `the answer is not complete: ${stream.text()}`);
}

const HELD = 3000;

/** Of a product that buffers nothing arrives before the provider has said everything: then the warning about it is right. */
async function buffers(subject: Subject): Promise<void> {
  const answer = await begin(subject, { hold: true, pieces: 3 });
  await new Promise((resolve) => setTimeout(resolve, HELD));
  const early = answer.text();
  subject.release();
  assert.equal(early, '', 'a piece arrived before the provider had said everything');
  assert.ok((await answer.end).whole, 'the answer is not complete');
}

/** A gateway that buffers sends no headers before the end: then the provider must be released, and that is a failure. */
async function within<T>(seconds: number, promise: Promise<T>, pod: Pod, release: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`nothing of a stream arrived within ${seconds} s:\n${pod.output}`)),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    release();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
