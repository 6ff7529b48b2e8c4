import type { ProductFacts } from '../contract/product-facts';
import type { StoreFacts, StoreKind } from '../contract/stores';
import type { Problem } from '../core/problem';

/** How a product is told about a store of a kind, or why it cannot be. */
export function findStoreFacts(
  kind: StoreKind,
  given: StoreFacts | undefined,
  product: ProductFacts,
): { readonly facts?: StoreFacts; readonly problems: Problem[] } {
  const known = product.stores ?? [];
  const facts = given ?? known.find((s) => s.kind === kind);
  if (facts) {
    return { facts, problems: [] };
  }
  const reason = `${product.product} is not known to use ${kind}`;
  const remedy =
    known.length > 0
      ? `use ${known.map((s) => s.kind).join(' or ')}, or state 'facts'`
      : "leave it out, or state 'facts' with the variables that the product reads";
  return { problems: [{ code: 'LLMGW-411', prop: `stores.${kind}`, reason, remedy }] };
}
