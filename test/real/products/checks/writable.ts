import assert from 'node:assert/strict';
import { call } from '../client';
import { runningPod, specOf, startPod, writableMounts } from '../subject';
import type { Subject } from '../subject';

/** Without any one of the folders that the profile calls writable, the product must fail; else the folder is superfluous. */
export async function eachFolderIsNeeded(subject: Subject): Promise<void> {
  const spec = specOf(subject);
  const unused = subject.unusedFolders ?? {};
  for (const taken of writableMounts(spec).filter(({ path }) => unused[path] === undefined)) {
    const pod = await startPod(subject, { ...spec, mounts: spec.mounts.filter((mount) => mount !== taken) });
    let works = false;
    try {
      await pod.started();
      works = (await call(subject.api.good)).status < 300;
    } catch {
      // which is what we want to see
    } finally {
      pod.kill();
      await pod.end();
    }
    assert.ok(!works, `${taken.path} is writable in the pod, and the product works without`);
  }
}

/**
 * With the folders of the profile and no other the product starts and answers. Where the pod has no other, the pod that has
 * answered is the proof: its root is read-only.
 */
export async function noOtherFolderIsNeeded(subject: Subject): Promise<void> {
  const named = (subject.facts.writablePaths ?? [{ path: '/tmp' }]).map(({ path }) => path);
  const spec = specOf(subject);
  const mounts = spec.mounts.filter(({ path, size }) => size === undefined || named.includes(path));
  if (mounts.length === spec.mounts.length) return;
  const pod = await runningPod(subject, { ...spec, mounts });
  try {
    const { status, body } = await call(subject.api.good);
    assert.ok(status < 300, `${status} ${body}\n${pod.output}`);
  } finally {
    pod.kill();
    await pod.end();
  }
}
