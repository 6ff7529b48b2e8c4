// In the place of fast-check in every test (jest.config.js). Every run draws the same examples, so that main does not turn red
// by chance; `FC_SEED=$RANDOM npm test` looks further.
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261120) });

// What runs all of it thousands of times says how many examples are enough for it.
const most = Number(process.env.FC_MOST ?? Infinity);
const assert = (property, params) => fc.assert(property, { ...params, numRuns: Math.min(params?.numRuns ?? 100, most) });

module.exports = { ...fc, assert };
