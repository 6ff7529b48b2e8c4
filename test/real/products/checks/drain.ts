import assert from 'node:assert/strict';
import { call } from '../client';
import type { Pod } from '../pod/pod';
import { begin as beginAnswer } from '../running';
import type { Running } from '../running';
import { runningPod, SHORT_STREAM, specOf } from '../subject';
import type { Subject } from '../subject';

const PIECE = 500;
/** What a busy machine may add to a time. */
const SLACK = 5;
/** An answer of which SIGTERM takes nothing, in seconds. */
const WHOLE = 5;

/**
 * A stream that begins as late as proxies may still know the pod, and takes as long as the team allows, arrives whole; and the
 * process ends by itself.
 */
export async function longestStreamSurvives(subject: Subject): Promise<void> {
  const pod = await runningPod(subject);
  try {
    const stopping = pod.stop();
    const forget = subject.facts.drain?.preStopDelay?.toSeconds() ?? 15;
    await seconds(forget - 1);
    const begun = Date.now();
    const answer = await begin(subject, SHORT_STREAM - 1);
    const [ending, end] = await Promise.all([stopping, answer.end]);
    assert.equal(ending.hookError, undefined, 'the hook before SIGTERM');
    const lasted = (end.at - begun) / 1000;
    if (subject.api.lastPiece === undefined) {
      assert.ok(lasted >= SHORT_STREAM - 1, `the stream was cut after ${lasted} s, ${ending.signalled} s was SIGTERM`);
    } else {
      assert.ok(end.whole, `the stream was cut after ${lasted} s; SIGTERM came after ${ending.signalled} s`);
    }
    const ignores = subject.facts.drain?.ignoresSigterm === true;
    assert.equal(ending.killed, ignores, ending.killed ? 'it ended by SIGKILL only' : 'it ended by SIGTERM');
    assert.ok(ignores || ending.ended < pod.spec.grace, `${ending.ended} s of ${pod.spec.grace} s`);
  } finally {
    pod.kill();
    await pod.end();
  }
}

/** After SIGTERM an open answer is cut when the profile says so, or never; and the process is gone when the profile says so. */
export async function endsAsTheProfileSays(subject: Subject): Promise<void> {
  const { drain = {} } = subject.facts;
  const spec = specOf(subject);
  const set = drain.secondsVariable === undefined ? undefined : Number.parseFloat(spec.env[drain.secondsVariable] ?? '');
  const cut = set ?? drain.cutsAfter?.toSeconds();
  const pod = await runningPod(subject);
  try {
    const answer = await begin(subject, cut === undefined ? WHOLE : cut + 2 * SLACK);
    const begun = Date.now();
    pod.signal();
    if ((drain.refusesAtOnce ?? true) && cut !== 0) await refuses(subject, (cut ?? WHOLE) - 1);
    const { at, whole } = await answer.end;
    const lasted = (at - begun) / 1000;
    if (cut === undefined) {
      assert.ok(whole, `nothing is said about a cut, and the answer was cut ${lasted} s after SIGTERM`);
    } else {
      assert.ok(!whole, `the answer was not cut, though ${cut} s are stated`);
      assert.ok(lasted >= cut - 1 && lasted <= cut + SLACK, `cut ${lasted} s after SIGTERM, ${cut} s are stated`);
    }
    await goes(subject, pod, at);
  } finally {
    pod.kill();
    await pod.end();
  }
}

/** The process lives no longer than stated after its last answer, or for ever if it ignores SIGTERM. */
async function goes({ facts: { drain = {} } }: Subject, pod: Pod, since: number): Promise<void> {
  if (drain.ignoresSigterm === true) {
    await seconds(SLACK);
    assert.equal(pod.exited, undefined, 'it ended, though the profile says that it ignores SIGTERM');
    return;
  }
  const teardown = drain.teardown?.toSeconds() ?? 10;
  const late = setTimeout(() => pod.kill(), (teardown + SLACK) * 1000);
  await pod.end();
  clearTimeout(late);
  const lived = (Date.now() - since) / 1000;
  assert.ok(lived <= teardown + SLACK, `it lived more than ${teardown} s after its last answer`);
}

/** New requests find nobody after SIGTERM, long before the process ends for another reason. */
async function refuses({ api }: Subject, within: number): Promise<void> {
  const refused = () =>
    call(api.good).then(
      ({ status }) => status >= 500,
      () => true,
    );
  for (const end = Date.now() + within * 1000; Date.now() < end;) {
    if (await refused()) {
      assert.ok(Date.now() < end, 'new requests are served, though the profile says that they are refused at once');
      return;
    }
  }
  assert.fail(`new requests are served ${within} s after SIGTERM, though the profile says that they are refused at once`);
}

/** An answer that takes so many seconds, of which the first piece has arrived. */
function begin(subject: Subject, length: number): Promise<Running> {
  return beginAnswer(subject, { pieces: Math.ceil((length * 1000) / PIECE), every: PIECE });
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}
