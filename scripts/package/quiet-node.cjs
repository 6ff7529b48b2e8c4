// Preloaded (`node -r`) before the jsii tools: they greet every run on a Node.js release that has left jsii's own support
// window with a twenty-line banner, and this package supports those releases (see `engines`) on purpose.
process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION ??= process.versions.node.split('.')[0];
process.env.JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION ??= '1';
