import { mkdirSync, writeFileSync } from 'node:fs';
import { inRun, NET } from '../machine/places';
import { run } from '../machine/run';

const pki = (name: string): string => inRun('pki', name);
export const AUTHORITY = pki('ca.crt');
export const certificate = (name: string): { readonly cert: string; readonly key: string } => ({
  cert: pki(`${name}.crt`),
  key: pki(`${name}.key`),
});

/** Who may ask the API server, by token: name, user, group. */
const TOKENS: readonly (readonly [name: string, user: string, group: string])[] = [
  ['admin', 'admin', 'system:masters'],
  ['controllers', 'system:kube-controller-manager', 'system:masters'],
  ['scheduler', 'system:kube-scheduler', ''],
  ['proxy', 'system:kube-proxy', ''],
  ['policies', 'policies', 'system:masters'],
];
export const TOKEN_FILE = pki('tokens.csv');
export const token = (name: string): string => `${name}-token-of-a-cluster-that-lives-for-minutes`;

/** One authority, the certificates of the API server, and the key that signs the tokens of service accounts. */
export function makeCertificates(): void {
  mkdirSync(pki(''), { recursive: true });
  const { cert, key } = certificate('ca');
  run('openssl', 'req', '-x509', ...NEW_KEY, '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=cluster');
  const names = [
    'localhost',
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    'kubernetes.default.svc.cluster.local',
  ];
  issue('apiserver', '/CN=kube-apiserver', [...names.map((name) => `DNS:${name}`), `IP:${NET.apiServer}`, 'IP:10.96.0.1']);
  issue('kubelet-client', '/O=system:masters/CN=kube-apiserver-kubelet-client');
  issue('front-proxy', '/CN=front-proxy-client');
  run('openssl', 'genrsa', '-out', pki('accounts.key'), '2048');
  writeFileSync(TOKEN_FILE, TOKENS.map(([name, user, group]) => `${token(name)},${user},${name},"${group}"`).join('\n'));
  for (const [name] of TOKENS) writeKubeconfig(name, { token: token(name) });
}

/** A kubelet serves and asks with one certificate. */
export function makeNodeCertificate(node: string, address: string): void {
  issue(node, `/O=system:nodes/CN=system:node:${node}`, [`IP:${address}`, `DNS:${node}`]);
  writeKubeconfig(node, { 'client-certificate': certificate(node).cert, 'client-key': certificate(node).key });
}

export const kubeconfig = (name: string): string => inRun('pki', `${name}.kubeconfig`);

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A certificate for whoever serves or asks under these names. */
export function issue(name: string, subject: string, alternatives: readonly string[] = []): void {
  const { cert, key } = certificate(name);
  const extensions = pki(`${name}.ext`);
  writeFileSync(
    extensions,
    `extendedKeyUsage=clientAuth,serverAuth\n${alternatives.length > 0 ? `subjectAltName=${alternatives.join(',')}\n` : ''}`,
  );
  run('openssl', 'req', ...NEW_KEY, '-keyout', key, '-out', pki(`${name}.csr`), '-subj', subject);
  const authority = certificate('ca');
  const sign = ['-CA', authority.cert, '-CAkey', authority.key, '-CAcreateserial', '-days', '2', '-extfile', extensions];
  run('openssl', 'x509', '-req', '-in', pki(`${name}.csr`), '-out', cert, ...sign);
}

function writeKubeconfig(name: string, user: object): void {
  const server = `https://${NET.apiServer}:${NET.apiPort}`;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster: { server, 'certificate-authority': AUTHORITY } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: 'cluster', user: name } }],
    'current-context': name,
  };
  writeFileSync(kubeconfig(name), JSON.stringify(config));
}
