import * as http from 'node:http';
import * as https from 'node:https';
import { eventually } from '../machine/wait';
import type { Cluster } from './cluster';
import { runController } from './controllers';

const TRAEFIK = { name: 'traefik', namespace: 'traefik' };
/** Ports of its pods, under the names that its own chart gives them. */
const PORTS = { web: 8000, websecure: 8443 } as const;
export const GATEWAY = { name: 'doors', namespace: TRAEFIK.namespace } as const;

/** Traefik as its chart runs it, which reads Ingresses and routes; started by whoever asks first. */
export function traefik(cluster: Cluster): Promise<Doors> {
  running ??= start(cluster);
  return running;
}
let running: Promise<Doors> | undefined;

/** Where a door is asked for. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  /** Whom a client trusts that speaks TLS. */
  readonly authority?: string;
}

/** What came through a door. */
export interface Came {
  readonly status: number;
  readonly text: string;
  /** Seconds from the first byte of the answer to its end. */
  readonly seconds: number;
}

export class Doors {
  constructor(private readonly address: string) {}

  /** Asks as a client from outside does that knows the address by the name of the host; throws when the answer is cut. */
  public ask({ host, path, authority: ca }: Asked): Promise<Came> {
    const port = ca === undefined ? PORTS.web : PORTS.websecure;
    const options = { host: this.address, port, path, headers: { host }, servername: host, ca, agent: false };
    return new Promise((resolve, reject) => {
      const answered = (answer: http.IncomingMessage): void => {
        const began = Date.now();
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (data) => (text += String(data)));
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, seconds: (Date.now() - began) / 1000 }));
      };
      const asked = ca === undefined ? http.get(options, answered) : https.get(options, answered);
      asked.on('error', reject);
    });
  }
}

async function start(cluster: Cluster): Promise<Doors> {
  const entryPoints = Object.entries(PORTS).map(([name, port]) => `--entrypoints.${name}.address=:${port}`);
  const args = [...entryPoints, '--providers.kubernetesingress', '--providers.kubernetesgateway', '--ping'];
  await runController(cluster, { ...TRAEFIK, program: 'traefik', args, ready: { path: '/ping', port: 8080 } });
  await cluster.objects.applyAll([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'traefik' },
      spec: { controller: 'traefik.io/ingress-controller' },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'traefik' },
      spec: { controllerName: 'traefik.io/gateway-controller' },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: GATEWAY,
      spec: {
        gatewayClassName: 'traefik',
        listeners: [{ name: 'web', protocol: 'HTTP', port: PORTS.web, allowedRoutes: { namespaces: { from: 'All' } } }],
      },
    },
  ]);
  const { name, namespace } = TRAEFIK;
  const [pod] = await cluster.api.list(`/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${name}`);
  return new Doors(pod.status.podIP);
}

/** A name that leads clients inside the cluster to Traefik, as the DNS of a team does it: the host name of a door. */
export async function hostOf(cluster: Cluster, name: string): Promise<string> {
  await cluster.objects.applyAll([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: TRAEFIK.namespace },
      spec: { selector: { app: TRAEFIK.name }, ports: [{ port: 80, targetPort: PORTS.web }] },
    },
  ]);
  return `${name}.${TRAEFIK.namespace}.svc.cluster.local`;
}

/** Waits until a door leads somewhere. */
export async function opens(doors: Doors, asked: Asked): Promise<Came> {
  return eventually(`the door of ${asked.host} opens`, async () => {
    const came = await doors.ask(asked);
    return came.status === 200 && came;
  });
}
