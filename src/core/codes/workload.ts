import type { Code } from './code';

/** 1xx: the workload and everything that Kubernetes itself would refuse or silently get wrong. */
export const WORKLOAD_CODES = {
  'LLMGW-101': {
    title: 'name is not a valid Kubernetes name',
    advice: 'Use lower-case letters, digits and "-", starting with a letter, at most 63 characters.',
  },
  'LLMGW-102': {
    title: 'two objects have the same kind, namespace and name',
    advice: 'kubectl would silently keep the last one only. Give one of them another name.',
  },
  'LLMGW-103': {
    title: 'label or annotation is not valid',
    advice: 'Label values have at most 63 characters of letters, digits, "-", "_" and "."; annotation values are strings.',
  },
  'LLMGW-104': {
    title: 'label is reserved',
    advice: 'Selector labels never change between releases. Use "selectorLabels" to keep those of a running Deployment.',
  },
  'LLMGW-105': {
    title: 'image reference is not valid',
    advice: 'Write registry/repository:tag, optionally followed by @sha256: and 64 hexadecimal digits.',
  },
  'LLMGW-106': {
    title: 'image has no fixed version',
    advice: '"latest" and a missing tag change under a running Deployment and cannot be rolled back. Name a version or a digest.',
  },
  'LLMGW-107': {
    title: 'port is not valid',
    advice: 'Ports are whole numbers from 1 to 65535; a non-root process listens on 1024 or above.',
  },
  'LLMGW-108': { title: 'port is declared twice', advice: 'Port names and numbers are unique within a pod.' },
  'LLMGW-109': {
    title: 'replica count is not valid',
    advice: 'A whole number of 1 or more; scaling to zero belongs to an autoscaler that can wake the workload.',
  },
  'LLMGW-110': {
    title: 'quantity is not valid',
    advice: 'Kubernetes knows m for cpu and Ki, Mi, Gi, Ti (or k, M, G, T) for bytes.',
  },
  'LLMGW-111': {
    title: 'quantity is suspicious',
    advice: 'The value is legal and almost certainly not what was meant, such as memory in thousandths of a byte.',
  },
  'LLMGW-112': {
    title: 'request is larger than limit',
    advice: 'The API server refuses a container that asks for more than it may use.',
  },
  'LLMGW-113': {
    title: 'probe timing is not valid',
    advice: 'Durations are whole seconds, the period is at least the timeout, thresholds are 1 or more.',
  },
  'LLMGW-114': {
    title: 'environment variable is declared twice or has no valid name',
    advice: 'Each variable has one owner. Use the prop that the library derives the variable from.',
  },
  'LLMGW-115': {
    title: 'volume is declared twice or mounted in a place already taken',
    advice: 'Volume names and mount paths are unique within a container.',
  },
  'LLMGW-116': {
    title: 'termination grace period does not hold the stream budget',
    advice:
      'Streams would be cut by SIGKILL. The grace period is at least the wait for proxies + the longest stream + what the process needs to end.',
  },
  'LLMGW-117': {
    title: 'stream budget is not valid',
    advice:
      'A duration of at least one second. Above ten minutes the cluster autoscaler removes the node before the stream ends.',
  },
  'LLMGW-118': {
    title: 'disruption budget blocks every eviction',
    advice: 'Node drains would hang. Leave room for at least one eviction at the smallest number of replicas.',
  },
  'LLMGW-119': {
    title: 'workload cannot have several replicas',
    advice: 'A volume or store that only one pod can use makes it a single writer.',
  },
  'LLMGW-120': {
    title: 'not a version of the product',
    advice: 'Write three numbers such as "1.8.2", without a leading "v": tags of images are made from it.',
  },
  'LLMGW-121': {
    title: 'profile is incomplete or contradicts itself',
    advice: 'A profile states at least one listener, a numeric user and probes on listeners that it declares.',
  },
  'LLMGW-122': { title: 'image has no fixed user', advice: 'Pod Security "restricted" needs a numeric user other than 0.' },
  'LLMGW-123': {
    title: 'field needs a newer Kubernetes version',
    advice:
      'Declare "kubernetesVersion" in the profile of the cluster if it is newer; older clusters drop the field or refuse the object.',
  },
  'LLMGW-124': {
    title: 'container is declared twice',
    advice: 'Container names are unique within a pod, and the name of the gateway container is taken.',
  },
  'LLMGW-125': {
    title: 'node drain is shorter than the stream budget',
    advice: 'The cluster autoscaler and managed node upgrades end pods after ten minutes by default.',
  },
  'LLMGW-126': {
    title: 'selector labels are not valid',
    advice: 'State at least one label, exactly as the running Deployment has it.',
  },
  'LLMGW-127': {
    title: 'model provider is not valid',
    advice: 'Provider names are unique, hosts are DNS names without scheme and path.',
  },
  'LLMGW-128': {
    title: 'stream budget is longer than the product lets an answer last',
    advice: 'The product has a fixed write timeout; a longer budget only makes rollouts slower.',
  },
  'LLMGW-129': {
    title: 'sidecars end before the gateway',
    advice:
      'Before Kubernetes 1.29 every container of a pod gets SIGTERM at once, so a collector is gone while the last streams run. Declare "kubernetesVersion" in the profile of the cluster if it is newer.',
  },
  'LLMGW-130': {
    title: 'prop would have no effect',
    advice: 'It belongs to an object that is not made here, or says nothing in this combination. Leave it out.',
  },
  'LLMGW-131': { title: 'not a pull policy', advice: 'Always, IfNotPresent or Never.' },
  'LLMGW-140': {
    title: 'name of a Service does not resolve',
    advice: 'Names of Services are service.namespace, service.namespace.svc, or end with the domain of the cluster.',
  },
  'LLMGW-141': {
    title: 'pull secret comes too late for a Job',
    advice:
      'A Job cannot be changed, so it is named after what it runs. State pull secrets before the Jobs of a workload are made.',
  },
  'LLMGW-142': {
    title: 'pod outside of the mesh asks a workload inside',
    advice:
      'A pod that ends has no proxy, since an ordinary sidecar would keep it from ending. Its requests are plain text: the mesh must accept that, or the cluster must be known to have native sidecars.',
  },
  'LLMGW-143': {
    title: 'volume has no size limit',
    advice:
      'An emptyDir without one may take the whole disk of the node, and its container can have no limit of ephemeral storage.',
  },
  'LLMGW-160': {
    title: 'what the product does with open answers at SIGTERM is not known',
    advice:
      'No grace period saves an answer that the process itself cuts. Send SIGTERM to the first process of the container during a long answer: if the answer is cut, state the seconds until then as "cutsAfter", if it is whole, state "finishesAnswers: true".',
  },
  'LLMGW-161': {
    title: 'product ignores SIGTERM',
    advice: 'Answers are safe, but a pod that goes lasts for its whole grace period, in every rollout and node drain.',
  },
  'LLMGW-162': {
    title: 'pod gets SIGTERM while proxies still send to it',
    advice: 'The product refuses connections from SIGTERM on. Leave proxies some seconds to forget the pod.',
  },
  'LLMGW-163': {
    title: 'process may be killed while it ends',
    advice:
      'The grace period holds the longest stream, but not what the process does after its last answer, such as sending telemetry. No answer is cut.',
  },
  'LLMGW-164': {
    title: 'port of a Service that has no API',
    advice: '"servicePort" is that of the first listener of the API. This product publishes none.',
  },
} satisfies Record<string, Code>;
