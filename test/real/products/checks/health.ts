import assert from 'node:assert/strict';
import type { Pod } from '../pod/pod';
import type { Subject } from '../subject';

const TIMES = 3;

/** All three probes pass, several times in a row. */
export async function probesPass(_: Subject, pod: Pod): Promise<void> {
  const { startup, readiness, liveness } = pod.spec;
  for (let i = 0; i < TIMES; i++) {
    assert.equal(await pod.failure(startup), undefined, 'startup');
    assert.equal(await pod.failure(readiness), undefined, 'readiness');
    assert.equal(await pod.failure(liveness), undefined, 'liveness');
  }
}

/** Nothing outside of the process makes the kubelet restart it; a model provider that is away takes no traffic from it either. */
export async function livenessIsIndependent({ outside }: Subject, pod: Pod): Promise<void> {
  const { liveness, readiness } = pod.spec;
  for (const { name, stop, start, readinessMayFail } of outside) {
    await stop();
    try {
      // as often as it takes the kubelet to restart the container
      for (let i = 0; i < liveness.failureThreshold; i++) {
        assert.equal(await pod.failure(liveness), undefined, `liveness without the ${name}`);
        if (!readinessMayFail) assert.equal(await pod.failure(readiness), undefined, `readiness without the ${name}`);
      }
    } finally {
      await start();
    }
    await pod.until(() => pod.passes(readiness), 60, `readiness after the ${name} has come back`);
  }
}
