// Asks a real Prometheus for what the picture in the documents shows, and keeps the answers: `npm run docs` draws them.
import { writeFileSync } from 'node:fs';
import { seriesOf } from './answers';
import { fullBoard } from './boards';
import { History } from './history';
import { fresh, RECORDING, toFile } from './recording';

async function main(): Promise<void> {
  const history = await History.of(seriesOf(fullBoard()));
  try {
    writeFileSync(RECORDING, toFile(await fresh(history)));
  } finally {
    await history.end();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
