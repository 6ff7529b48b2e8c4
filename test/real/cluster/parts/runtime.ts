import { existsSync } from 'node:fs';

/** Where Debian and the projects themselves put the plugins. */
const PLUGINS = ['/usr/lib/cni', '/opt/cni/bin'].find((folder) => existsSync(folder)) ?? '/usr/lib/cni';
export const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10';

/** containerd in a folder of its own: containers that others run on this machine are not seen. */
export function containerdConfig(folder: string): string {
  return `version = 2
root = "${folder}/containerd"
state = "${folder}/containerd-state"
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs"]
[grpc]
  address = "${folder}/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  disable_apparmor = true
  restrict_oom_score_adj = true
  disable_hugetlb_controller = true
  tolerate_missing_hugetlb_controller = true
  max_concurrent_downloads = 1
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${PLUGINS}"
    conf_dir = "${folder}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  # written in C: starting and ending hundreds of containers takes a third of what runc needs
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
    BinaryName = "/usr/bin/crun"
`;
}

/** A link between each pod and its node, and no other path: what passes is routed, so policies and proxies see it. */
export function cniConfig(folder: string, pods: readonly string[]): string {
  const ipam = {
    type: 'host-local',
    dataDir: `${folder}/addresses`,
    ranges: pods.map((subnet) => [{ subnet }]),
    routes: [{ dst: '0.0.0.0/0' }, { dst: '::/0' }],
  };
  return JSON.stringify({
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [{ type: 'ptp', ipMasq: false, mtu: 1500, ipam }],
  });
}
