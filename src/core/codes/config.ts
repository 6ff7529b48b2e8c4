import type { Code } from './code';

/** 4xx: configuration files, state stores, volumes and migrations. */
export const CONFIG_CODES = {
  'LLMGW-401': { title: 'configuration is missing', advice: 'The product does not start without its configuration files.' },
  'LLMGW-402': {
    title: 'configuration is not used',
    advice: 'The profile has no configuration folder, so the files would reach no process.',
  },
  'LLMGW-403': {
    title: 'configuration is larger than a ConfigMap can be',
    advice:
      'A ConfigMap holds 1 MiB. Let the product load the large part from elsewhere, or put it on a volume or into the image.',
  },
  'LLMGW-404': {
    title: 'configuration needs server-side apply',
    advice: 'kubectl apply keeps a copy of every object in an annotation of at most 256 KiB. Use kubectl apply --server-side.',
  },
  'LLMGW-405': {
    title: 'file name is not valid',
    advice: 'Keys of ConfigMaps have letters, digits, "-", "_" and ".", no folders, and at most 253 characters.',
  },
  'LLMGW-406': {
    title: 'file does not fit its format',
    advice: 'Objects are written as YAML, JSON or TOML by the ending of the file name. Give other formats as text.',
  },
  'LLMGW-407': {
    title: 'configuration settings contradict each other',
    advice:
      'An immutable ConfigMap gets a new name with every change, so the process cannot watch it; existing objects stay as they are.',
  },
  'LLMGW-408': {
    title: 'file is given twice',
    advice: 'A file is text, an object, binary, or comes from a Secret; one of them.',
  },
  'LLMGW-409': {
    title: 'configuration refers to a credential that it cannot name',
    advice: 'The product must expand variables in its files, and the credential must reach it as a variable.',
  },
  'LLMGW-410': { title: 'store is missing', advice: 'The product does not start without its store. Add one to "stores".' },
  'LLMGW-411': {
    title: 'product cannot be told about the store',
    advice: 'The profile names no variable for it, so the setting would reach no process.',
  },
  'LLMGW-412': {
    title: 'password cannot be put into a URL',
    advice:
      'Kubernetes copies a password into a URL as it is, without percent-encoding. Keep the whole URL in a Secret, or use a password of unreserved characters and say so.',
  },
  'LLMGW-413': {
    title: 'store is not valid',
    advice: 'Hosts have no scheme, ports are 1 to 65535, sizes fit what they are for.',
  },
  'LLMGW-414': {
    title: 'traffic to the store is not encrypted',
    advice:
      'Passwords and prompts cross the network in the clear. Use TLS, or accept the warning for a network that nobody else is on.',
  },
  'LLMGW-415': {
    title: 'volume is not valid',
    advice: 'A claim is at least 1 MiB, and several pods can share it only if they can all mount it.',
  },
  'LLMGW-416': {
    title: 'product does not form a cluster',
    advice: 'The profile names no listener and no variables for it, so replicas would not find each other.',
  },
  'LLMGW-417': {
    title: 'replicas do not find each other',
    advice: 'Each replica counts limits and keeps sessions for itself. Add ClusterMembership.',
  },
  'LLMGW-418': {
    title: 'migration is not known',
    advice: 'The profile does not say how the schema is brought up to date. State the image, the command or the arguments.',
  },
} satisfies Record<string, Code>;
