import { after, before, describe, test } from 'node:test';
import { answers, streamsUnbuffered } from './checks/answers';
import { endsAsTheProfileSays, longestStreamSurvives } from './checks/drain';
import { livenessIsIndependent, probesPass } from './checks/health';
import { metricsExist } from './checks/metrics';
import { eachFolderIsNeeded, noOtherFolderIsNeeded } from './checks/writable';
import { Pod } from './pod/pod';
import { runningPod } from './subject';
import type { Subject } from './subject';

/** Checks of a pod that runs. */
export const SHARED: Readonly<Record<string, (subject: Subject, pod: Pod) => Promise<void>>> = {
  'its probes pass': probesPass,
  'it answers, and refuses what it must refuse': answers,
  'an answer comes in pieces, as the provider sends them': streamsUnbuffered,
  'every metric and label that is read exists': metricsExist,
  'its liveness asks for nothing outside': livenessIsIndependent,
};

/** Checks that start pods of their own. */
export const OWN: Readonly<Record<string, (subject: Subject) => Promise<void>>> = {
  'each writable folder is needed': eachFolderIsNeeded,
  'no other folder is needed': noOtherFolderIsNeeded,
  'the longest stream outlives a rollout': longestStreamSurvives,
  'it ends after SIGTERM as the profile says': endsAsTheProfileSays,
};

/** Proves the profile of a product with the product itself. */
export function prove(subject: Subject): void {
  void describe(`${subject.name} ${subject.facts.version ?? ''} is as its profile says`, () => {
    let pod: Pod | undefined;

    before(async () => {
      for (const { start } of subject.outside) await start();
    });

    after(async () => {
      Pod.endAll();
      for (const { stop } of subject.outside) await stop();
    });

    test('it starts', async () => {
      pod = await runningPod(subject);
    });

    for (const [name, check] of Object.entries(SHARED)) {
      test(name, { skip: subject.notHere?.[name] }, () => {
        if (pod === undefined) throw new Error('it did not start');
        return check(subject, pod);
      });
    }

    test('the pod that was used ends', async () => {
      pod?.kill();
      await pod?.end();
    });

    for (const [name, check] of Object.entries(OWN)) {
      test(name, { skip: subject.notHere?.[name] }, () => check(subject));
    }
  });
}
