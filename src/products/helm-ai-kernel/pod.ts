import { Size } from 'cdk8s';
import type { AdditionalContainer, VolumeMount, WorkloadAddition } from '../../contract/addition';
import { StoreKind } from '../../contract/stores';
import { VolumeSource } from '../../contract/volume';
import { HELPER_IMAGES } from '../../core/helper-images';
import type { EnvValue } from 'cdk8s-plus-28';
import type { CredentialReferences } from '../../profiles/definition';
import { isAtLeast } from '../../profiles/version';
import type { HelmAiKernelOptions } from './options';
import type { HelmPolicySource } from './policy-source';

const DATA_FOLDER = '/data';
const KEY_FOLDER = '/var/run/helm-signing-key';
const POLICY_FOLDER = '/etc/helm-ai-kernel/policy';
const ALIVE_FOLDER = '/tmp/config-reloader';
const SMALL = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } };

/** The signing key as a file, the sidecar that tells of changed files, and the one writer of SQLite. */
export function helmAddition(
  options: HelmAiKernelOptions,
  source: HelmPolicySource,
  references: CredentialReferences,
): WorkloadAddition {
  const signingKey = references['signing-key'];
  const key = signingKey && VolumeSource.secret(signingKey.secretName, { items: { [signingKey.key]: 'root.key' } });
  const later = isAtLeast(options.version, 0, 8);
  const serviceKey = references['service-api-key'];
  return {
    volumes: key && !later ? [rootKey(key)] : [],
    initContainers: key && later ? [prepareKey(key)] : [],
    sidecars:
      source._reloadHint && serviceKey
        ? [reloadHint({ secretKeyRef: { name: serviceKey.secretName, key: serviceKey.key } } as EnvValue['valueFrom'])]
        : [],
    replicaLimit:
      options.storage === StoreKind.POSTGRES ? undefined : { max: 1, exclusive: true, reason: 'SQLite has one writer' },
  };
}

/** Up to 0.7 the process reads the key from its data folder. A mount of one file never changes: a new key needs a new pod. */
function rootKey(source: VolumeSource): VolumeMount {
  return { name: 'signing-key', source, mountPath: `${DATA_FOLDER}/root.key`, subPath: 'root.key' };
}

/** Since 0.8 the key belongs to the ledger: it is copied once, and a different one is refused instead of breaking the chain. */
function prepareKey(source: VolumeSource): AdditionalContainer {
  const script = [
    'set -eu; umask 077',
    `new=${KEY_FOLDER}/root.key; key=${DATA_FOLDER}/root.key`,
    'if [ -e "$key" ]; then',
    '  cmp -s "$new" "$key" || { echo "the signing key is not the one of this ledger, see key rotation" >&2; exit 1; }',
    'else',
    '  cp "$new" "$key.new"; mv "$key.new" "$key"',
    'fi',
  ];
  return {
    name: 'prepare-authority-state',
    image: HELPER_IMAGES.busybox,
    command: ['/bin/sh', '-c', script.join('\n')],
    volumes: [
      { name: 'data', source: VolumeSource.ofGateway(DATA_FOLDER), mountPath: DATA_FOLDER },
      { name: 'signing-key', source, mountPath: KEY_FOLDER },
    ],
    resources: SMALL,
  };
}

/** The usual reloaders cannot send a bearer token. The key goes through stdin, so that it stands in no list of processes. */
function reloadHint(valueFrom: EnvValue['valueFrom']): AdditionalContainer {
  const script = [
    // the first process of a container ends on SIGTERM only if it says so
    "trap 'exit 0' TERM",
    `state() { cat ${POLICY_FOLDER}/* | sha256sum; }`,
    'last=$(state)',
    `while touch ${ALIVE_FOLDER}/alive; sleep 2 & wait $!; do`,
    '  now=$(state)',
    '  if [ "$now" != "$last" ]; then',
    `    printf 'header = "Authorization: Bearer %s"\\n' "$HELM_SERVICE_API_KEY" |`,
    '      curl -fsS -K - -X POST http://127.0.0.1:8080/internal/policy/reconcile && last=$now',
    '  fi',
    'done',
  ];
  return {
    name: 'config-reloader',
    image: HELPER_IMAGES.curl,
    command: ['/bin/sh', '-c', script.join('\n')],
    env: { HELM_SERVICE_API_KEY: { valueFrom } },
    volumes: [
      { name: 'policy', source: VolumeSource.ofGateway(POLICY_FOLDER), mountPath: POLICY_FOLDER },
      { name: 'reloader-alive', source: VolumeSource.emptyDir({ sizeLimit: Size.mebibytes(1) }), mountPath: ALIVE_FOLDER },
    ],
    // it serves nothing: the loop leaves a sign of life
    readyCommand: ['test', '-e', `${ALIVE_FOLDER}/alive`],
    healthCommand: ['/bin/sh', '-c', `[ -n "$(find ${ALIVE_FOLDER}/alive -mmin -1)" ]`],
    resources: SMALL,
  };
}
