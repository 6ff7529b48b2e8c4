import { createHash } from 'node:crypto';
import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CREDENTIALS, GATEWAYS, hostOf, nameOf, NAMESPACE, ONE_CHART, POLICY, PORT, PRODUCT, USER, VERSION } from './options';

// The gateway of ours.ts as a careful team writes it today: classes of cdk8s-plus where they have the field, patches and the
// generated classes where they have not.

const CHECKSUM = createHash('sha256')
  .update(JSON.stringify([['policy.yaml', POLICY]]))
  .digest('hex');
const ANNOTATIONS = {
  'checksum/config': CHECKSUM,
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'tmp',
};
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

function addGateway(chart: Chart, name: string, prefix = ''): void {
  const selector = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': PRODUCT };
  const labels = {
    ...selector,
    'app.kubernetes.io/component': 'gateway',
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/part-of': 'llm-gateway',
    'app.kubernetes.io/version': VERSION,
  };
  const metadata = { name, labels };
  const config = new kplus.ConfigMap(chart, `${prefix}config`, {
    metadata: { name: `${name}-config`, labels },
    data: { 'policy.yaml': POLICY },
  });
  const account = new kplus.ServiceAccount(chart, `${prefix}account`, { metadata, automountToken: false });
  const secret = kplus.Secret.fromSecretName(chart, `${prefix}secret`, 'credentials');
  const envVariables = Object.fromEntries(
    Object.entries(CREDENTIALS).map(([key, env]) => [env, kplus.EnvValue.fromSecretValue({ secret, key })]),
  );
  const get = (path: string, period: number, failureThreshold: number) =>
    kplus.Probe.fromHttpGet(path, {
      periodSeconds: Duration.seconds(period),
      timeoutSeconds: Duration.seconds(3),
      failureThreshold,
    });
  const deployment = new kplus.Deployment(chart, `${prefix}deployment`, {
    metadata,
    podMetadata: { labels, annotations: ANNOTATIONS },
    select: false,
    minReady: Duration.seconds(10),
    progressDeadline: Duration.seconds(600),
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.absolute(1),
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
    }),
    serviceAccount: account,
    automountServiceAccountToken: false,
    terminationGracePeriod: Duration.seconds(325),
    restartPolicy: kplus.RestartPolicy.ALWAYS,
    securityContext: { user: USER, group: USER, fsGroup: USER, fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
    dns: { options: [{ name: 'ndots', value: '2' }] },
    containers: [
      {
        name: 'gateway',
        image: `${PRODUCT}/gateway:${VERSION}`,
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        args: ['--listen', `0.0.0.0:${PORT}`],
        ports: [{ number: PORT, name: 'http', protocol: kplus.Protocol.TCP }],
        envVariables,
        startup: get('/live', 5, 12),
        readiness: get('/ready', 10, 3),
        liveness: get('/live', 15, 3),
        lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '15']) },
        resources: {
          cpu: { request: kplus.Cpu.millis(250), limit: kplus.Cpu.units(1) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
          ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
        },
        securityContext: {
          user: USER,
          group: USER,
          ensureNonRoot: true,
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          privileged: false,
          capabilities: { drop: [kplus.Capability.ALL] },
          seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
        },
        volumeMounts: [
          {
            path: '/etc/gateway',
            readOnly: true,
            volume: kplus.Volume.fromConfigMap(chart, `${prefix}policy`, config, { name: 'config', defaultMode: 0o444 }),
          },
          { path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${prefix}tmp`, 'tmp', { sizeLimit: Size.mebibytes(64) }) },
        ],
      },
    ],
  });
  deployment.select(kplus.LabelSelector.of({ labels: selector }));
  const constraint = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: ['pod-template-hash'],
  });
  const pod = '/spec/template/spec';
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.add('/spec/revisionHistoryLimit', 3),
    JsonPatch.add(`${pod}/enableServiceLinks`, false),
    JsonPatch.add(`${pod}/topologySpreadConstraints`, ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(constraint)),
    JsonPatch.add(`${pod}/securityContext/seccompProfile`, { type: 'RuntimeDefault' }),
    ...['startup', 'readiness', 'liveness'].map((probe) =>
      JsonPatch.replace(`${pod}/containers/0/${probe}Probe/httpGet`, {
        path: probe === 'readiness' ? '/ready' : '/live',
        port: named('http'),
      }),
    ),
    ...['requests', 'limits'].map((kind) =>
      JsonPatch.replace(`${pod}/containers/0/resources/${kind}/ephemeral-storage`, kplus.k8s.Quantity.fromString('320Mi')),
    ),
  );
  deployment.scheduling.separate(kplus.Pods.select(chart, `${prefix}pods`, { labels: selector }), {
    topology: kplus.Topology.HOSTNAME,
    weight: 100,
  });

  const service = new kplus.Service(chart, `${prefix}service`, {
    metadata: { ...metadata, annotations: { 'haproxy.org/timeout-server': '310s' } },
    type: kplus.ServiceType.CLUSTER_IP,
    ports: [{ name: 'http', port: PORT, protocol: kplus.Protocol.TCP }],
  });
  for (const [key, value] of Object.entries(selector)) service.selectLabel(key, value);
  ApiObject.of(service).addJsonPatch(
    JsonPatch.add('/spec/ports/0/targetPort', named('http')),
    JsonPatch.add('/spec/ports/0/appProtocol', 'http'),
  );

  new kplus.k8s.KubeNetworkPolicy(chart, `${prefix}network`, {
    metadata,
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [...['haproxy-controller', 'monitoring'].map(namespace), { namespaceSelector: {} }], ports: [port(PORT, 'TCP')] },
      ],
      egress: [
        {
          to: [
            { ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE } },
            { ipBlock: { cidr: '::/0', except: ['fc00::/8', 'fd00::/8', 'fe80::/10'] } },
          ],
          ports: [port(443, 'TCP')],
        },
        {
          to: [{ ipBlock: { cidr: '169.254.20.10/32' } }, namespace('kube-system')],
          ports: [port(53, 'UDP'), port(53, 'TCP')],
        },
      ],
    },
  });
  new kplus.k8s.KubePodDisruptionBudget(chart, `${prefix}disruption`, {
    metadata,
    spec: {
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(1),
      selector: { matchLabels: selector },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });

  new kplus.HorizontalPodAutoscaler(chart, `${prefix}autoscaler`, {
    metadata,
    target: deployment,
    minReplicas: 3,
    maxReplicas: 20,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
    scaleUp: {
      stabilizationWindow: Duration.seconds(0),
      strategy: kplus.ScalingStrategy.MAX_CHANGE,
      policies: [
        { replicas: kplus.Replicas.percent(100), duration: Duration.seconds(30) },
        { replicas: kplus.Replicas.absolute(4), duration: Duration.seconds(30) },
      ],
    },
    scaleDown: {
      stabilizationWindow: Duration.seconds(600),
      strategy: kplus.ScalingStrategy.MAX_CHANGE,
      policies: [{ replicas: kplus.Replicas.absolute(1), duration: Duration.seconds(325) }],
    },
  });

  const ingress = new kplus.Ingress(chart, `${prefix}ingress`, {
    metadata: {
      ...metadata,
      annotations: {
        'haproxy.org/load-balance': 'leastconn',
        'haproxy.org/ssl-redirect': 'true',
        'haproxy.org/timeout-server': '310s',
      },
    },
    className: 'haproxy',
    tls: [{ hosts: [hostOf(name)], secret: kplus.Secret.fromSecretName(chart, `${prefix}certificate`, 'gateway-tls') }],
  });
  ingress.addHostRule(hostOf(name), '/v1', kplus.IngressBackend.fromService(service), kplus.HttpIngressPathType.PREFIX);

  new ApiObject(chart, `${prefix}monitor`, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata,
    spec: {
      endpoints: [
        {
          port: 'http',
          path: '/metrics',
          interval: '30s',
          scrapeTimeout: '10s',
          relabelings: [{ action: 'replace', targetLabel: 'job', replacement: name }],
        },
      ],
      selector: { matchLabels: selector },
    },
  });
}

const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

const named = (text: string) => kplus.k8s.IntOrString.fromString(text);

function port(number: number, protocol: string): kplus.k8s.NetworkPolicyPort {
  return { port: kplus.k8s.IntOrString.fromNumber(number), protocol };
}

const app = new App();
const shared = ONE_CHART ? new Chart(app, 'gateways', { namespace: NAMESPACE }) : undefined;
for (let i = 0; i < GATEWAYS; i++) {
  if (shared) addGateway(shared, nameOf(i), `${nameOf(i)}-`);
  else addGateway(new Chart(app, nameOf(i), { namespace: NAMESPACE }), nameOf(i));
}
app.synth();
