import { App, Chart, Duration } from 'cdk8s';
import { McpProxy, McpSessions, NetworkPeer, SessionAffinity } from '../../../src';
import { acmeMcp } from '../../support/platform';

// nginx and HAProxy, configured with what the library writes for their controllers.

const HAPROXY = 'haproxy.org/backend-config-snippet';
const NGINX = 'nginx.ingress.kubernetes.io/upstream-hash-by';

function proxy(affinity: SessionAffinity): McpProxy {
  const chart = new Chart(new App(), 'mcp', { namespace: 'ai' });
  const sessions = McpSessions.affinity(affinity);
  return new McpProxy(chart, 'mcp', { profile: acmeMcp(), sessions, clients: [NetworkPeer.cluster()] });
}

/** The lines that the HAProxy controller puts into the backend. */
export function haproxyPreset(): string {
  const service = proxy(SessionAffinity.haproxyIngress(Duration.minutes(5))).service.toJson();
  return service.metadata.annotations[HAPROXY];
}

/** The variable by which ingress-nginx chooses the pod. */
export function nginxPreset(header: string): string {
  return proxy(SessionAffinity.nginxIngress(header)).toTargetFacts().ingressAnnotations![NGINX]!;
}

export function haproxyConfig(port: number, copies: readonly number[], snippet: string): string {
  return `
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend door
  bind 127.0.0.1:${port}
  default_backend copies
backend copies
  balance roundrobin
${snippet}
${copies.map((copy, i) => `  server copy${i} 127.0.0.1:${copy}`).join('\n')}
`;
}

export function nginxConfig(folder: string, port: number, copies: readonly number[], hash: string | undefined): string {
  return `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream copies {
    ${hash === undefined ? '' : `hash ${hash} consistent;`}
    ${copies.map((copy) => `server 127.0.0.1:${copy};`).join(' ')}
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://copies;
      proxy_buffering off;
    }
  }
}
`;
}
