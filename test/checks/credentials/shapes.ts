/** What a live key of a vendor looks like. Shapes only: not one of them is, or contains, a key. */
export const SHAPES: Record<string, RegExp> = {
  'an OpenAI key': word('sk-(?:proj|svcacct|admin)-[\\w-]{20,}'),
  'an Anthropic key': word('sk-ant-(?:api|admin)\\d{2}-[\\w-]{80,}'),
  'an OpenRouter key': word('sk-or-v1-[0-9a-f]{64}'),
  'a Langfuse key': word('[sp]k-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  'a key of the sk- family': word('sk-[A-Za-z0-9]{20,}'),
  'a Google API key': word('AIza[\\w-]{35}'),
  'an AWS access key id': word('(?:AKIA|ASIA)[A-Z0-9]{16}'),
  'a Bedrock API key': word('ABSK[A-Za-z0-9+/]{100,}'),
  'a Hugging Face token': word('hf_[A-Za-z]{34}'),
  'a Groq key': word('gsk_\\w{52}'),
  'an xAI key': word('xai-\\w{80}'),
  'a Perplexity key': word('pplx-\\w{48}'),
  'an NVIDIA key': word('nvapi-[\\w-]{60,}'),
  'a Replicate token': word('r8_\\w{37}'),
  'a Cerebras key': word('csk-\\w{40,}'),
  'a GitHub token': word('(?:gh[pousr]_\\w{36}|github_pat_\\w{22,})'),
  'a Slack token': word('xox[baprs]-[\\w-]{10,}'),
  'a Vault token': word('hvs\\.[\\w-]{20,}'),
  'a JSON web token': word('eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}'),
  'a private key': new RegExp(`-----BEGIN [A-Z ]*${'PRIVATE'} KEY-----`),
  'a service account file': /"private_key"\s*:\s*"(?!")/,
};

/** A boundary before the prefix, so that `task-…` is not taken for `sk-…`. */
function word(shape: string): RegExp {
  return new RegExp(`(?<![\\w-])${shape}`);
}

/** `scheme://user:password@host`, unless the password is filled in later. */
export function hasPasswordInUrl(text: string): boolean {
  return [...text.matchAll(/:\/\/[^\s:/@]*:([^\s/@]+)@/g)].some(([, password = '']) => !isReference(password));
}

const LEAST_LENGTH = 32;
const LEAST_BITS = 4.5;

/** Too many different characters for a word, in a place whose name says key, token or secret. */
export function isRandom(name: string, value: string): boolean {
  if (!/key|token|secret|password/i.test(name) || value.length < LEAST_LENGTH || /\s/.test(value) || isReference(value)) {
    return false;
  }

  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bits = [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0);
  return bits > LEAST_BITS;
}

/** Something that stands for a secret and is none: a variable, a template, an address. */
function isReference(value: string): boolean {
  return /^(?:\$\{.*\}|\$\(.*\)|\{\{.*\}\}|\$\w+|os\.environ\/.*|secret:\/\/.*)$/s.test(value);
}
