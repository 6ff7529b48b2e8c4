const KNOWN = 'how a fact is known: unknowns() of the profile says it, and docs/products shows it; manifests do not depend on it';

/** Members that change neither manifests nor findings, with the reason. */
export const NOTES: Readonly<Record<string, string>> = {
  'ProductFacts.provenance': KNOWN,
  'HistogramFacts.labels':
    'the labels that the product gives: nothing groups by those of a histogram, and expressions of a team are not read for labels',
  'Provenance.certainty': KNOWN,
  'Provenance.holds': KNOWN,
  'Provenance.source': KNOWN,
  'Provenance.version': KNOWN,
  'HelmPolicyBundlesProps.definitionScope': 'a construct that the generator never makes: test/products tests it',
  'k8s.ResourceFieldSelector.divisor': 'a class of cdk8s-plus that the generator never makes',
};

const READ = 'the library hands it out, and nobody gives it';
const CONTRACT = 'what a construct of a team answers, as those of this library do';
const BASE = 'props of which those of constructs are made: its members are looked at there';
const APP = 'an app is around every program here; test/app and test/checks test it';

/** Structs that no construct and no cluster is given, with the reason. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  AdapterRule: READ,
  AppProps: APP,
  ConfigContext: READ,
  ConfigFiles: CONTRACT,
  ExternalStoreOptions: BASE,
  GatewayAutoscalingOptions: BASE,
  ManifestException: APP,
  ManifestFinding: READ,
  ManifestRulesProps: APP,
  MountedCredential: READ,
  ScalingFacts: CONTRACT,
  ServiceSettings: CONTRACT,
  SignalChoice: READ,
  TargetFacts: CONTRACT,
  UnknownFact: READ,
  WorkloadAddition: CONTRACT,
  WorkloadOptions: BASE,
};
