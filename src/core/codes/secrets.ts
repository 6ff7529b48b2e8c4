import type { Code } from './code';

/** 2xx: credentials, their sources and their delivery. */
export const SECRETS_CODES = {
  'LLMGW-201': {
    title: 'required credential has no source',
    advice: 'The process would not start. Give a source that knows the credential by this name.',
  },
  'LLMGW-202': {
    title: 'required credential is optional',
    advice: 'The pod would start without it and fail later. "optional" is for credentials that the product can do without.',
  },
  'LLMGW-203': {
    title: 'source of credentials is not valid',
    advice: 'Names of credentials, keys of the Secret and places in the store must fit each other.',
  },
  'LLMGW-204': {
    title: 'plaintext value is no credential',
    advice: 'Empty values and placeholders such as "changeme" overwrite what works. Leave the credential out instead.',
  },
  'LLMGW-205': {
    title: 'refresh interval is suspicious',
    advice: 'Zero never sees a rotation; less than a minute costs money and runs into the limits of the store.',
  },
  'LLMGW-206': {
    title: 'credentials stand in the YAML',
    advice: 'The plaintext source is for development. GatewaySecrets.forbidPlaintext(app) makes it an error.',
  },
  'LLMGW-207': {
    title: 'credential does not have the form that the product wants',
    advice: 'The product would refuse it at start. The value itself is never shown.',
  },
  'LLMGW-208': {
    title: 'two credentials are the same and must differ',
    advice: 'The product tells callers apart by them, so one value for both gives each the rights of the other.',
  },
  'LLMGW-209': {
    title: 'credential is used by nobody',
    advice: 'Mostly a misspelt name: an optional credential would then be missing without a word.',
  },
  'LLMGW-210': {
    title: 'delivery of a credential does not fit',
    advice:
      'The profile says which variable or file the process reads; a credential that it does not know needs a variable or path.',
  },
  'LLMGW-211': {
    title: 'value looks like a live credential',
    advice: 'Whoever may read the object has it. Keep it in a Secret; CredentialScan accepts what is none.',
  },
  'LLMGW-212': {
    title: 'URL holds a password',
    advice:
      'Whoever may read the configuration has the password. Keep it in a Secret and refer to it by a variable; CredentialScan accepts exceptions.',
  },
  'LLMGW-213': {
    title: 'acceptance of a suspected credential is not valid',
    advice: 'It names no place where something was found, or gives no reason, and would hide the next mistake.',
  },
  'LLMGW-214': {
    title: 'sealed value is not encrypted',
    advice: 'SealedSecrets hold what kubeseal prints. A value that was pasted by mistake must be rotated.',
  },
  'LLMGW-215': {
    title: 'cloud identity is not valid',
    advice: 'The cloud ignores a role or identity that it cannot find, and the process fails at its first call.',
  },
  'LLMGW-216': {
    title: 'certificates do not reach the process',
    advice: 'The bundle holds PEM certificates, and a variable or the configuration of the product names its file.',
  },
  'LLMGW-218': {
    title: 'form of a credential is no regular expression',
    advice: 'The profile says by a regular expression what values look like; one that cannot be read refuses nothing.',
  },
  'LLMGW-217': {
    title: 'rotation token is a credential',
    advice: 'Its hash stands in the pods. Give a date or a number that changes with the key; it need not be secret.',
  },
} satisfies Record<string, Code>;
