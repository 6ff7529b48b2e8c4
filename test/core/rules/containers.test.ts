import type { Change } from '../../checks/proof';
import { podOf } from '../../checks/sample';
import { added, container, holds, inContainer, inPod, pod, spec } from './found';

const image = (text: string): Change => container({ image: text });
const noImage = (text: string): string => inContainer(`image: "${text}" is no reference of an image`);
const DIGEST = `sha256:${'0f'.repeat(32)}`;

holds('image', [
  ['a name alone is one', image('gateway')],
  ['a registry may be one letter', image('r/gateway:1')],
  ['a registry may have a port', image('my-registry.example:5000/a/b-c/d__e:1')],
  ['a registry may be without a port', image('Registry/a')],
  ['a registry may be one letter that no path has', image('R/a')],
  ['a name may have every separator', image('a--bc__de.f-g/hi--jk__lm-no')],
  ['a tag may have 128 characters', image(`a:${'1'.repeat(128)}`)],
  ['a tag has no 129 characters', image(`a:${'1'.repeat(129)}`), noImage(`a:${'1'.repeat(129)}`)],
  ['a tag does not start with a dot', image('a:.1'), noImage('a:.1')],
  ['a port is a number', image('registry:x/a'), noImage('registry:x/a')],
  ['a registry does not end with a dash', image('registry-:5000/a'), noImage('registry-:5000/a')],
  ['a name has no capital letters', image('Gateway'), noImage('Gateway')],
  ['a name does not end with a dash', image('gateway-'), noImage('gateway-')],
  ['a name has no three underscores', image('a___b'), noImage('a___b')],
  ['a name has no empty part', image('r.example/a//b'), noImage('r.example/a//b')],
  ['a digest has 64 digits', image(`a@${DIGEST}0`), noImage(`a@${DIGEST}0`)],
  ['a digest is in lower case', image(`a@${DIGEST.replace('f', 'F')}`), noImage(`a@${DIGEST.replace('f', 'F')}`)],
  ['a blank before it is none of it', image(' a'), noImage(' a')],
]);

holds('image-version', [
  ['a digest is a version', image(`a@${DIGEST}`)],
  [
    'a tag beside a digest may be the latest no more',
    image(`a:latest@${DIGEST}`),
    inContainer('image: it changes under a running pod'),
  ],
  ['a tag may start like latest', image('a:latest-1')],
  ['a tag may end like latest', image('a:not-latest')],
  ['a port is no tag', image('registry:5000/a'), inContainer('image: it changes under a running pod')],
]);

holds('request-above-limit', [
  ['as much as the limit is fine', container({ resources: { requests: { cpu: '4' }, limits: { cpu: '4000m' } } })],
  ['without a limit everything is fine', container({ resources: { requests: { cpu: '400' } } })],
  [
    'a number is compared as a quantity',
    container({ resources: { requests: { cpu: 2 }, limits: { cpu: '1500m' } } }),
    inContainer('resources.requests.cpu: 2 is above the limit'),
  ],
]);

const env = (...list: readonly object[]): Change => container({ env: list });

holds('env', [
  ['a name may hold dots and dashes', env({ name: '-a.B_1', value: 'x' })],
  ['a name does not start with a digit', env({ name: '1A' }), inContainer('env[0].name: "1A" is no name')],
  ['a name has no blanks', env({ name: 'A B' }), inContainer('env[0].name: "A B" is no name')],
  ['a name is there', env({ value: 'x', name: '' }), inContainer('env[0].name: "" is no name')],
  ['a variable may have neither a value nor a source', env({ name: 'A' })],
  ['an empty value may stand beside a source', env({ name: 'A', value: '', valueFrom: {} })],
  [
    'the second of two is found',
    env({ name: 'A', value: '1' }, { name: 'B' }, { name: 'A' }),
    inContainer('env[2].name: A is set twice'),
  ],
]);

const stays = (i: number, text: string, name: string): string =>
  inContainer(`env[${i}].value: ${text} stays as it stands: no ${name} before it`);

holds('env-order', [
  ['what stands before it is replaced', env({ name: 'A', value: 'x' }, { name: 'B', value: 'y$(A)z' })],
  ['itself does not', env({ name: 'A', value: '$(A)' }), stays(0, '$(A)', 'A')],
  ['what stands behind it does not', env({ name: 'A', value: '$(B)' }, { name: 'B' }), stays(0, '$(B)', 'B')],
  ['two dollars are text', env({ name: 'A', value: '$$(B)' })],
  ['three dollars are a dollar and a variable', env({ name: 'A', value: '$$$(B)' }), stays(0, '$$$(B)', 'B')],
  ['four dollars are text', env({ name: 'A', value: '$$$$(B)' })],
  ['the host of a Service is always there', env({ name: 'A', value: '$(GW_SERVICE_HOST)' })],
  ['the port of a Service is always there', env({ name: 'A', value: '$(GW_SERVICE_PORT_HTTP)' })],
  ['what is no name is text', env({ name: 'A', value: '$(1) $()' })],
  ['a name may hold digits', env({ name: 'A', value: '$(B2)' }), stays(0, '$(B2)', 'B2')],
]);

holds('literal-secret', [
  ['an empty text is none', env({ name: 'PASSWORD', value: '' })],
  ['a path is none', env({ name: 'PASSWORD_FILE', value: '/run/p' })],
  [
    'a path in the middle is no path',
    env({ name: 'PASSWORD', value: 'a/b' }),
    inContainer('env[0].value: PASSWORD is named like a secret'),
  ],
  ['a variable with a longer name is none', env({ name: 'OTHER', value: 'x' }, { name: 'PASSWORD', value: '$(OTHER)' })],
  ['another variable is none', env({ name: 'A', value: 'x' }, { name: 'PASSWORD', value: '$(A)' })],
  [
    'a text around a variable is one',
    env({ name: 'A', value: 'x' }, { name: 'PASSWORD', value: 'x$(A)' }),
    inContainer('env[1].value: PASSWORD is named like a secret'),
  ],
  [
    'a text behind a variable is one',
    env({ name: 'A', value: 'x' }, { name: 'PASSWORD', value: '$(A)x' }),
    inContainer('env[1].value: PASSWORD is named like a secret'),
  ],
]);

const ports = (...list: readonly object[]): Change => container({ ports: list });

holds('port', [
  ['it may be 65535', ports({ containerPort: 65535 })],
  ['it may be 1', ports({ containerPort: 1 })],
  ['it is not 65536', ports({ containerPort: 65536 }), inContainer('ports[0].containerPort: 65536 is no port')],
  ['it may be of SCTP', ports({ containerPort: 1, protocol: 'SCTP' })],
  ['it may be of UDP', ports({ containerPort: 1, protocol: 'UDP' })],
  ['a name may be one letter', ports({ containerPort: 1, name: 'a' })],
  ['a name may start with a digit', ports({ containerPort: 1, name: '0a' })],
  [
    'a name does not end with a dash',
    ports({ containerPort: 1, name: 'a-' }),
    inContainer('ports[0].name: a- is no name of a port'),
  ],
  [
    'a name does not start with a dash',
    ports({ containerPort: 1, name: '-a' }),
    inContainer('ports[0].name: -a is no name of a port'),
  ],
  [
    'a name has no two dashes in a row',
    ports({ containerPort: 1, name: 'ab--c' }),
    inContainer('ports[0].name: ab--c is no name of a port'),
  ],
  ['a name is in lower case', ports({ containerPort: 1, name: 'aB' }), inContainer('ports[0].name: aB is no name of a port')],
]);

const probe = (name: string, fields: object): Change => container({ [name]: fields });
const HTTP = { httpGet: { path: '/', port: 'http' } };

holds('probe', [
  ['a command needs no port', probe('livenessProbe', { exec: { command: ['true'] } })],
  ['gRPC needs no declared port', probe('livenessProbe', { grpc: { port: 1 } })],
  ['a socket may be named', probe('livenessProbe', { tcpSocket: { port: 'http' } })],
  [
    'a socket is one that is declared',
    probe('livenessProbe', { tcpSocket: { port: 'x' } }),
    inContainer('livenessProbe.tcpSocket.port: no port of the container is called x'),
  ],
  [
    'one of two ports may be named',
    container({
      ports: [
        { name: 'http', containerPort: 1 },
        { name: 'b', containerPort: 2 },
      ],
      livenessProbe: HTTP,
    }),
  ],
  ['a number need not be declared', probe('livenessProbe', { tcpSocket: { port: 9999 } })],
  [
    'a number is a port',
    probe('livenessProbe', { tcpSocket: { port: 0 } }),
    inContainer('livenessProbe.tcpSocket.port: 0 is no port'),
  ],
  [
    'none is no handler',
    probe('startupProbe', { periodSeconds: 1 }),
    inContainer('startupProbe: it does not have exactly one handler'),
  ],
  [
    'two handlers are one too many',
    probe('readinessProbe', { ...HTTP, exec: {} }),
    inContainer('readinessProbe: it does not have exactly one handler'),
  ],
  [
    'life needs one success',
    probe('livenessProbe', { ...HTTP, successThreshold: 2 }),
    inContainer('livenessProbe.successThreshold: it is not 1'),
  ],
  ['one success may be stated', probe('livenessProbe', { ...HTTP, successThreshold: 1 })],
  ['readiness may need two', probe('readinessProbe', { ...HTTP, successThreshold: 2 })],
  ['it may take as long as the period', probe('livenessProbe', { ...HTTP, periodSeconds: 5, timeoutSeconds: 5 })],
  ['a period is ten seconds by default', probe('livenessProbe', { ...HTTP, timeoutSeconds: 10 })],
  [
    'it takes no longer than that',
    probe('livenessProbe', { ...HTTP, timeoutSeconds: 11 }),
    inContainer('livenessProbe.timeoutSeconds: it is longer than the period'),
  ],
  ['it takes one second by default', probe('livenessProbe', { ...HTTP, periodSeconds: 1 })],
]);

const PLAIN = { readinessProbe: undefined, livenessProbe: undefined };
const NONE = inContainer('livenessProbe: there is none');

holds('no-probe', [
  [
    'what runs once needs none',
    (find) => [container({ livenessProbe: undefined })(find, []), pod({ restartPolicy: 'Never' })(find, [])],
  ],
  [
    'what runs until it succeeds needs none',
    (find) => [container(PLAIN)(find, []), pod({ restartPolicy: 'OnFailure' })(find, [])],
  ],
  [
    'what runs always needs one',
    (find) => [container({ livenessProbe: undefined })(find, []), pod({ restartPolicy: 'Always' })(find, [])],
    NONE,
  ],
  [
    'a CronJob needs none',
    added({
      ...{ kind: 'CronJob', metadata: { name: 'c', namespace: 'ai-platform' } },
      spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'c' }] } } } } },
    }),
  ],
  ['a job needs none', (find) => [container(PLAIN)(find, []), (find('Deployment').kind = 'Job')]],
  [
    'an init container needs none',
    (find) => (podOf(find).initContainers = [{ ...podOf(find).containers[0], ...PLAIN, name: 'i' }]),
  ],
]);

const mounts = (...list: readonly object[]): Change => container({ volumeMounts: list });
const mount = (mountPath: unknown, more: object = {}): object => ({ name: 'config', mountPath, ...more });

holds('mount', [
  ['a path is absolute', mounts(mount('a')), inContainer('volumeMounts[0].mountPath: a is no place for a volume')],
  [
    'a path is not the root in other words',
    mounts(mount('//')),
    inContainer('volumeMounts[0].mountPath: // is no place for a volume'),
  ],
  ['a path has no colon', mounts(mount('/a:b')), inContainer('volumeMounts[0].mountPath: /a:b is no place for a volume')],
  ['a path is a text', mounts(mount(7)), inContainer('volumeMounts[0].mountPath: 7 is no place for a volume')],
  ['a place is taken once', mounts(mount('/a'), mount('/b'), mount('/a')), inContainer('volumeMounts[2].mountPath: /a is taken')],
  ['a path below the volume is fine', mounts(mount('/a', { subPath: 'b/..c' }))],
  [
    'a path below the volume is relative',
    mounts(mount('/a', { subPath: '/b' })),
    inContainer('volumeMounts[0].subPath: /b leaves the volume'),
  ],
  [
    'a path below the volume does not go up',
    mounts(mount('/a', { subPath: 'b/../../c' })),
    inContainer('volumeMounts[0].subPath: b/../../c leaves the volume'),
  ],
  ['a pod that states no volumes has those of a claim template', (find) => delete podOf(find).volumes],
]);

holds('container-name', [
  [
    'an init container has a name of its own',
    (find) => (podOf(find).initContainers = [{ name: 'gateway' }]),
    inPod('containers: two are called gateway'),
  ],
  ['two names are fine', (find) => (podOf(find).initContainers = [{ name: 'i' }])],
]);

holds('volume', [
  [
    'a name is taken once',
    (find) => podOf(find).volumes.push({ name: 'config', emptyDir: {} }),
    inPod('volumes[1].name: config is taken'),
  ],
  [
    'one source is enough',
    (find) => podOf(find).volumes.push({ name: 'x', emptyDir: {}, secret: {} }),
    inPod('volumes[1]: it has no source, or two'),
  ],
]);

const grace = (seconds: unknown): Change => pod({ terminationGracePeriodSeconds: seconds });

holds('grace', [
  ['one second more than the hook is enough', grace(16)],
  [
    'it is 30 seconds by default',
    (find) => [
      delete podOf(find).terminationGracePeriodSeconds,
      (podOf(find).containers[0].lifecycle.preStop.sleep.seconds = 29),
    ],
  ],
  [
    'it is no longer by default',
    (find) => [
      delete podOf(find).terminationGracePeriodSeconds,
      (podOf(find).containers[0].lifecycle.preStop.sleep.seconds = 30),
    ],
    inPod('terminationGracePeriodSeconds: it is not longer than a preStop of 30 s'),
  ],
  ['it is a whole number', grace(30.5), inPod('terminationGracePeriodSeconds: 30.5 is no number of seconds')],
  ['it is no text', grace('30'), inPod('terminationGracePeriodSeconds: 30 is no number of seconds')],
  ['it is not negative', grace(-1), inPod('terminationGracePeriodSeconds: -1 is no number of seconds')],
  ['it may be nothing where no hook waits', (find) => [grace(0)(find, []), delete podOf(find).containers[0].lifecycle]],
]);

holds('resources', [
  [
    'a limit is no request',
    container({ resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1' } } }),
    inContainer('resources.requests.memory: there is none'),
  ],
]);

holds('privileged-port', [
  ['1024 is for everybody', ports({ containerPort: 1024 })],
  [
    '1023 is not',
    ports({ containerPort: 1023 }),
    inContainer('ports[0].containerPort: 1023 needs a capability that the container does not have'),
  ],
  [
    '1 is not',
    ports({ containerPort: 1 }),
    inContainer('ports[0].containerPort: 1 needs a capability that the container does not have'),
  ],
  ['0 is no port', ports({ containerPort: 0 })],
]);

holds('late-readiness', [
  [
    'at the deadline it is too late',
    probe('readinessProbe', { ...HTTP, initialDelaySeconds: 600 }),
    inContainer('readinessProbe.initialDelaySeconds: every rollout has failed before'),
  ],
  [
    'the deadline may be later',
    (find) => [
      probe('readinessProbe', { ...HTTP, initialDelaySeconds: 600 })(find, []),
      spec('Deployment', { progressDeadlineSeconds: 601 })(find, []),
    ],
  ],
  [
    'a StatefulSet has no deadline',
    (find) => [
      probe('readinessProbe', { ...HTTP, initialDelaySeconds: 600 })(find, []),
      (find('Deployment').kind = 'StatefulSet'),
    ],
  ],
]);
