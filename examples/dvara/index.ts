import type { App } from 'cdk8s';
import { DvaraEnterpriseMcp } from './enterprise-mcp';
import { DvaraExistingSecret } from './existing-secret';
import { DvaraInlineConfig } from './inline-config';
import { DvaraIrsa } from './irsa';
import { DvaraMinimal } from './minimal';
import { DvaraMonitoring } from './monitoring';
import { DvaraMultiRegion } from './multi-region';
import { DvaraProductionOpenAi } from './production-openai';
import { DvaraQuickstart } from './quickstart';
import { DvaraSlowStartup } from './slow-startup';

/** Every variant of DVARA, one chart and so one file each. */
export function dvara(app: App): void {
  new DvaraQuickstart(app, 'dvara-quickstart');
  new DvaraMinimal(app, 'dvara-minimal');
  new DvaraProductionOpenAi(app, 'dvara-production-openai');
  new DvaraEnterpriseMcp(app, 'dvara-enterprise-mcp');
  new DvaraInlineConfig(app, 'dvara-inline-config');
  new DvaraExistingSecret(app, 'dvara-existing-secret');
  new DvaraIrsa(app, 'dvara-irsa');
  new DvaraMultiRegion(app, 'dvara-multi-region');
  new DvaraMonitoring(app, 'dvara-monitoring');
  new DvaraSlowStartup(app, 'dvara-slow-startup');
}
