import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Problem } from '../../core/problem';
import { checkText } from '../../core/text';
import type { SourceDefinition } from '../definition';

// what quickstarts print and people forget to replace
const PLACEHOLDER = /^(change[-_ ]?(me|it)|replace[-_ ]?(me|this)|your[-_ ].*|<.*>|placeholder|to[-_ ]?do|x{3,}|\.{3})$/i;

/** A Secret with its values in the YAML, for development. */
export function plaintext(values: { readonly [credential: string]: string }): SourceDefinition {
  const own = new Map(Object.entries(values));
  return {
    credentials: [...own.keys()],
    problems: [...own].flatMap(([name, value]) => checkValue(name, value)),
    plainValue: (name) => own.get(name),
    make: ({ scope, metadata, type, keyOf }) =>
      new k8s.KubeSecret(scope, 'Resource', {
        metadata,
        type: type ?? 'Opaque',
        stringData: Lazy.any({
          produce: () => Object.fromEntries([...own].map(([name, value]) => [keyOf(name), value])),
        }) as { [key: string]: string },
      }),
  };
}

function checkValue(name: string, value: string): Problem[] {
  const prop = `source.plaintext.${name}`;
  if (typeof value !== 'string' || value === '') {
    return [{ code: 'LLMGW-204', prop, reason: 'not a text, or empty', remedy: 'give the value, or leave the credential out' }];
  }
  if (PLACEHOLDER.test(value)) {
    const remedy = 'give a value of your own, or leave the credential out';
    return [{ code: 'LLMGW-204', prop, reason: 'a placeholder, which would overwrite a real Secret', remedy }];
  }
  return checkText(prop, value);
}
