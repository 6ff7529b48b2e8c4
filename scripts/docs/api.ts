import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from './page';

/** The reference of every public name, made by jsii-docgen from `.jsii`; so it is as old as the last build. */
export const api: Page = {
  path: 'API.md',
  render: () => {
    const folder = mkdtempSync(join(tmpdir(), 'api-'));
    try {
      execFileSync(
        process.execPath,
        ['node_modules/jsii-docgen/bin/jsii-docgen', '-l', 'typescript', '-o', join(folder, 'API.md')],
        {
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      return readFileSync(join(folder, 'API.md'), 'utf8');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
