/** `npm run describe` writes what src/core/api knows of the public API; with `-- --check` it only says what is stale. */
import { refresh } from './refresh';

const check = process.argv.includes('--check');
for (const file of refresh({ write: !check })) {
  console.log(check ? `${file} is stale: run \`npm run describe\` and commit the result` : file);
  if (check) process.exitCode = 1;
}
