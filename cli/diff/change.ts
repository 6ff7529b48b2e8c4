/** What a difference means for what runs, the gravest first. */
export const EFFECTS = [
  'recreated',
  'removed',
  'restarted',
  'streams',
  'network',
  'permissions',
  'secrets',
  'rescaled',
  'added',
  'changed',
] as const;

export type Effect = (typeof EFFECTS)[number];

/** One difference, by meaning. */
export interface Change {
  readonly effect: Effect;
  /** `Deployment/gateway`, with its namespace where there are several. */
  readonly object: string;
  readonly text: string;
}

/** What each effect means for whoever applies it. */
export const MEANING: { readonly [effect in Effect]: string } = {
  recreated: 'the API server refuses the change of an immutable field: delete first, everything it owns is gone for a while',
  removed: 'no longer in the files: stays in the cluster unless something prunes it',
  restarted: 'every pod is replaced',
  streams: 'how long an answer may take',
  network: 'ways that open (+) or close (-)',
  permissions: 'what pods and accounts may do',
  secrets: 'Secrets and keys that pods read',
  rescaled: 'how many pods run',
  added: 'new in the files',
  changed: 'applied in place',
};
