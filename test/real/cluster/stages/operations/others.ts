import type { Manifest } from '../../../../support/manifest';

/** What other examples have and the page speaks of as well: a Job, and the database of an operator. */
export const someJob = (namespace: string): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'some-job', namespace },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [
          { name: 'job', image: 'busybox:1.37', imagePullPolicy: 'IfNotPresent', command: ['/bin/sh', '-c', 'echo done'] },
        ],
      },
    },
  },
});

const KIND = { kind: 'Cluster', singular: 'cluster', plural: 'clusters' } as const;

/** The kind of CloudNativePG by its name alone: its fields are not what is asked for. */
export const CLUSTERS: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'clusters.postgresql.cnpg.io' },
  spec: {
    group: 'postgresql.cnpg.io',
    names: KIND,
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};

export const DATABASE: Manifest = { apiVersion: 'postgresql.cnpg.io/v1', kind: KIND.kind, metadata: { name: 'some-database' } };

/** A node that goes, with nobody on it: how pods leave one is another stage. */
export const SPARE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'spare' }, spec: { unschedulable: true } };
