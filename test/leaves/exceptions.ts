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
