import type { App } from 'cdk8s';
import { LiteLlmMinimal } from './minimal';
import { LiteLlmProduction } from './production';

/** LiteLLM, the shortest way and as a team would run it. */
export function liteLlm(app: App): void {
  new LiteLlmMinimal(app, 'litellm-minimal');
  new LiteLlmProduction(app, 'litellm-production');
}
