// `cdk8s` asks the package registry for a newer version of itself before it does anything, and prints a stack trace when it
// is offline. It listens to --check-upgrade=false and to CDK8S_CHECK_UPGRADE only, never to cdk8s.yaml, and npx cannot set
// a variable from a file in the repository. So `prepare` puts one line in front of the launcher that npm has just installed.
// The version is pinned by the lockfile; who wants the check says CDK8S_CHECK_UPGRADE=true.
const fs = require('node:fs');
const path = require('node:path');

const launcher = path.join(__dirname, '../../node_modules/cdk8s-cli/bin/cdk8s');
const line = "process.env.CDK8S_CHECK_UPGRADE ??= 'false';";

if (fs.existsSync(launcher)) {
  const text = fs.readFileSync(launcher, 'utf8');
  if (!text.includes(line)) {
    fs.writeFileSync(
      launcher,
      text.replace(/^(#!.*\n)?/, (shebang) => `${shebang}${line}\n`),
    );
  }
}
