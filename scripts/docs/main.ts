// `npm run docs` writes every generated page; `npm run docs -- --check` only says which committed ones are stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { apiPages } from './api';
import { clusters } from './clusters';
import { dashboardPicture } from './dashboard/picture';
import { errors } from './errors';
import { examplePages } from './examples';
import { productPages } from './provenance';
import { systems } from './systems';

const pages = [...apiPages(), errors, clusters, dashboardPicture, ...systems, ...productPages, ...examplePages];

const check = process.argv.includes('--check');
for (const { path, render } of pages) {
  const text = render();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;

  if (check) {
    console.error(`${path} is stale: run 'npm run build && npm run docs' and commit the result`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
}
