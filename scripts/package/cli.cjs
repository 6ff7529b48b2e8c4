// Runs after the compiler (`postbuild`): the command line as one file of its own, dist/cli/bin.js, with the YAML parser in it. A
// program that imports the constructs never loads it, and it needs nothing installed.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const ROOT = path.join(__dirname, '../..');

async function build() {
  const { metafile } = await esbuild.build({
    entryPoints: [path.join(ROOT, 'cli/bin.ts')],
    outfile: path.join(ROOT, 'dist/cli/bin.js'),
    banner: { js: '#!/usr/bin/env node' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    // `adopt` synthesizes what it wrote with the library that is installed beside it
    external: ['cdk8s', 'cdk8s-plus-28', 'constructs', 'cdk8s-llm-gateway'],
    logLevel: 'warning',
    metafile: true,
  });
  // npm makes it a program when it installs; the packages of other languages start it as it is
  fs.chmodSync(path.join(ROOT, 'dist/cli/bin.js'), 0o755);
  // what became part of it, for the list of licences (stage.cjs)
  fs.writeFileSync(path.join(ROOT, 'dist/cli/inputs.json'), JSON.stringify({ inputs: Object.keys(metafile.inputs) }));
}

void build();
