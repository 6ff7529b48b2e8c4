import type { ClusterFacts } from '../../src';
import { Cluster } from '../../src/cluster/cluster';
import type { PodContainer, PodPlan } from '../../src/pod/pod-plan';
import { PodPurpose } from '../../src/pod/pod-plan';
import type { PodAdditions, PodChoices } from '../../src/pod/pod-settings';
import { PodSettings } from '../../src/pod/pod-settings';

/** What holds for the pods of a cluster. */
export const settings = (facts: ClusterFacts = {}, choices: PodChoices = {}, own?: PodAdditions): PodSettings =>
  new PodSettings(new Cluster(facts), choices, own);

/** The smallest container, with some of it changed. */
export const box = (more: Partial<PodContainer> = {}): PodContainer => ({
  ...{ name: 'main', image: 'acme/main:1.0.0', resources: { requests: {}, limits: {} } },
  ...more,
});

/** The smallest pod, with some of it changed. */
export const plan = (more: Partial<PodPlan> = {}, facts: ClusterFacts = {}): PodPlan => ({
  ...{ settings: settings(facts), purpose: PodPurpose.SERVE, selector: { app: 'a' }, labels: { app: 'a' } },
  ...{ serviceAccountName: 'a', user: 7, container: box(), egress: [] },
  ...more,
});
