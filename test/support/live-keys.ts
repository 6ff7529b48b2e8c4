// Made here and now: the repository holds no string that a scanner, or a person, could take for a key.
export const text = (length: number, alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + length) % alphabet.length]).join('');
export const hex = (length: number) => text(length, '0123456789abcdef');
export const join = (...parts: string[]) => parts.join('');

/** What live credentials of all kinds look like. */
export const LIVE_KEYS: readonly (readonly [kind: string, value: string])[] = [
  ['an OpenAI key', join('sk', '-proj-', text(40))],
  ['an Anthropic key', join('sk', '-ant-', 'api03-', text(93))],
  ['an OpenRouter key', join('sk', '-or-v1-', hex(64))],
  ['a Langfuse key', join('sk', '-lf-', [8, 4, 4, 4, 12].map(hex).join('-'))],
  ['a key of the sk- family', join('sk', '-', hex(32))],
  ['a Google API key', join('AI', 'za', text(35))],
  ['an AWS access key id', join('AK', 'IA', text(16, 'ABCDEFGH234567'))],
  ['a Bedrock API key', join('AB', 'SK', text(110))],
  ['a Hugging Face token', join('hf', '_', text(34))],
  ['a Groq key', join('gs', 'k_', text(52))],
  ['an xAI key', join('xa', 'i-', text(80))],
  ['a Perplexity key', join('pp', 'lx-', text(48))],
  ['an NVIDIA key', join('nv', 'api-', text(64))],
  ['a Replicate token', join('r', '8_', text(37))],
  ['a Cerebras key', join('cs', 'k-', text(48))],
  ['a GitHub token', join('gh', 'p_', text(36))],
  ['a Slack token', join('xo', 'xb-', text(24))],
  ['a Vault token', join('hv', 's.', text(24))],
  ['a JSON web token', [join('ey', 'J', text(20)), join('ey', 'J', text(20)), text(20)].join('.')],
  ['a private key', join('-----BEGIN RSA ', 'PRIVATE', ' KEY-----\n', text(64))],
  ['a service account file', JSON.stringify({ [join('private', '_key')]: text(20) })],
];
