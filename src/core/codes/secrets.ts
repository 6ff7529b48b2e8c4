import type { Code } from './code';

/** 2xx: credentials, their sources and their delivery. */
export const SECRETS_CODES = {
  'LLMGW-201': {
    title: 'required credential has no source',
    advice: 'The process would not start. Give a source that knows the credential by this name.',
  },
} satisfies Record<string, Code>;
