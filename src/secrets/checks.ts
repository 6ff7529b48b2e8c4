import type { CredentialFacts } from '../contract/credential';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';
import { unread } from '../core/unread';
import type { SourceDefinition } from './definition';

const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** What is checked once all gateways have asked. */
export interface SecretsState {
  /** As the team wrote them. */
  readonly props: {
    readonly name?: string;
    readonly keys?: { readonly [credential: string]: string };
    readonly optional?: readonly string[];
    readonly type?: string;
    readonly reloader?: boolean;
    readonly order?: unknown;
    readonly labels?: unknown;
    readonly annotations?: unknown;
  };
  readonly definition: SourceDefinition;
  readonly names: readonly string[];
  readonly wanted: ReadonlyMap<string, readonly CredentialFacts[]>;
  readonly keyOf: (name: string) => string;
  readonly plaintextForbidden: boolean;
}

/** Keys, formats and differences. No message ever holds a value. */
export function checkSecrets(state: SecretsState): Problem[] {
  const { names, wanted } = state;
  return [
    ...checkProps(state),
    ...checkUseless(state),
    ...names.flatMap((name) => checkKey(state, name)),
    ...names.flatMap((name) => (wanted.get(name) ?? []).flatMap((facts) => checkFacts(state, name, facts))),
    ...checkUse(state),
    ...checkPlaintext(state),
  ];
}

function checkProps({ props, definition, names }: SecretsState): Problem[] {
  const unknown = (prop: string, name: string): Problem => {
    const meant = suggest(name, names);
    const remedy = meant ? `did you mean "${meant}"?` : `the source has ${names.join(', ') || 'none'}`;
    return { code: 'LLMGW-203', prop: `${prop}.${name}`, reason: 'the source has no such credential', remedy };
  };
  const problems = [
    ...Object.keys(props.keys ?? {}).map((name) => ['keys', name] as const),
    ...(props.optional ?? []).map((name) => ['optional', name] as const),
  ]
    .filter(([, name]) => !names.includes(name))
    .map(([prop, name]) => unknown(prop, name));
  if (definition.existingName !== undefined && props.name !== undefined && props.name !== definition.existingName) {
    const remedy = `leave 'name' out`;
    problems.push({
      code: 'LLMGW-203',
      prop: 'name',
      value: props.name,
      reason: `the existing Secret is called "${definition.existingName}"`,
      remedy,
    });
  }
  if (definition.needsName && props.name === undefined) {
    const reason = 'a strict SealedSecret can be unsealed under one name only';
    problems.push({ code: 'LLMGW-203', prop: 'name', reason, remedy: 'state the name for which kubeseal has sealed it' });
  }
  if (names.length === 0) {
    const remedy = `declare at least one, for an existing Secret by 'keys'`;
    problems.push({ code: 'LLMGW-203', prop: 'source', reason: 'has no credentials', remedy });
  }
  return problems;
}

/** What is said of an object, or of a Secret, that is not made here. */
function checkUseless({ props, definition }: SecretsState): Problem[] {
  const { type, order, labels, annotations, keys, reloader } = props;
  if (definition.existingName !== undefined) {
    return unread({ type, order, labels, annotations }, 'the Secret is made elsewhere', 'leave it out and set it there');
  }
  const reason = 'the source mounts files and makes no Secret';
  return definition.makesSecret === false
    ? unread({ type, keys, reloader }, reason, "leave it out, or state 'syncSecret: true'")
    : [];
}

function checkKey({ definition, names, keyOf }: SecretsState, name: string): Problem[] {
  const key = keyOf(name);
  const prop = `keys.${name}`;
  if (!SECRET_KEY.test(key)) {
    const remedy = `state one in 'keys', for example "api-key"`;
    return [{ code: 'LLMGW-203', prop, reason: 'keys of a Secret have letters, digits, "-", "_" and "."', remedy }];
  }
  const other = names.find((n) => n !== name && keyOf(n) === key);
  // an existing Secret may be read twice; a Secret that is made here would lose one of the two
  if (other === undefined || definition.existingName !== undefined || names.indexOf(other) > names.indexOf(name)) {
    return [];
  }
  return [
    {
      code: 'LLMGW-203',
      prop,
      value: key,
      reason: `also the key of "${other}"`,
      remedy: `give one of them another key in 'keys'`,
    },
  ];
}

function checkFacts({ props, definition, names, keyOf }: SecretsState, name: string, facts: CredentialFacts): Problem[] {
  const problems: Problem[] = [];
  const value = definition.plainValue?.(name);
  if (facts.required && props.optional?.includes(name)) {
    problems.push({
      code: 'LLMGW-202',
      prop: 'optional',
      value: name,
      reason: 'the process does not start without it',
      remedy: 'leave it out of the list',
    });
  }
  const format = facts.format === undefined ? undefined : regExpOf(facts.format);
  if (format === null) {
    const remedy = 'correct it in the profile, for example "^[0-9a-f]{64}$"';
    problems.push({
      code: 'LLMGW-218',
      prop: `profile.credentials.${name}.format`,
      value: facts.format,
      reason: 'not a regular expression',
      remedy,
    });
  }
  if (value !== undefined && format && !format.test(value)) {
    problems.push({
      code: 'LLMGW-207',
      prop: `source.${name}`,
      reason: `not ${facts.formatDescription ?? `of the form ${facts.format}`} (${value.length} characters)`,
      remedy: 'give a value of that form',
    });
  }
  for (const other of (facts.distinctFrom ?? []).filter((n) => names.includes(n))) {
    const sameValue = value !== undefined && value === definition.plainValue?.(other);
    const place = definition.placeOf?.(name);
    const samePlace = place !== undefined && place === definition.placeOf?.(other);
    if (sameValue || samePlace || keyOf(name) === keyOf(other)) {
      const remedy = 'keep two values that differ';
      problems.push({
        code: 'LLMGW-208',
        prop: `source.${name}`,
        reason: `the same as "${other}", the product wants two`,
        remedy,
      });
    }
  }
  return problems;
}

/** A misspelt optional credential would be missing without a word. */
function checkUse({ definition, names, wanted }: SecretsState): Problem[] {
  if (wanted.size === 0) {
    return [];
  }
  return names
    .filter((name) => !wanted.has(name) && !definition.inputs?.includes(name))
    .map((name) => ({
      code: 'LLMGW-209',
      prop: `source.${name}`,
      reason: 'no gateway asks for this credential',
      remedy: 'correct the name, say how it reaches the process with credentialDelivery, or accept this warning',
      warning: true,
    }));
}

function checkPlaintext({ definition, plaintextForbidden }: SecretsState): Problem[] {
  return definition.plainValue === undefined
    ? []
    : [
        {
          code: 'LLMGW-206',
          prop: 'source',
          reason: 'plaintext: whoever reads the YAML has the credentials',
          remedy: plaintextForbidden ? 'this app forbids it: use another source' : 'use another source outside development',
          warning: !plaintextForbidden,
        },
      ];
}

/** Null for a text that is no regular expression. */
function regExpOf(text: string): RegExp | null {
  try {
    return new RegExp(text);
  } catch {
    return null;
  }
}
