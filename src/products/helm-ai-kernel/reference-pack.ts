import type { ConfigFiles } from '../../contract/config-source';
import type { Problem } from '../../core/problem';

/** The reference pack, beside the policy that names it. */
export const PACK = 'reference-pack.json';

/** A pack without the action of models refuses every call, which shows only when somebody calls. */
export function checkReferencePack({ files }: ConfigFiles): Problem[] {
  const actions = actionsIn(files[PACK]);
  if (actions === undefined || actions.some((action) => action?.action === 'LLM_INFERENCE')) {
    return [];
  }
  const reason = 'no runtime action is LLM_INFERENCE, so every model call is answered 403';
  const remedy = 'add { action: "LLM_INFERENCE", expression: "true" }, or a narrower expression, to runtime_actions';
  return [{ code: 'LLMGW-846', prop: `config.${PACK}`, reason, remedy, warning: true }];
}

function actionsIn(text: string | undefined): Array<{ readonly action?: unknown } | undefined> | undefined {
  try {
    const { runtime_actions: actions } = JSON.parse(text ?? '{}') as { runtime_actions?: unknown };
    return Array.isArray(actions) ? actions : undefined;
  } catch {
    return undefined;
  }
}
