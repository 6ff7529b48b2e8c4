// In the place of fast-check in every test (jest.config.js). Every run draws the same examples, so that main does not turn red
// by chance; `FC_SEED=$RANDOM npm test` looks further.
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261120) });

module.exports = fc;
