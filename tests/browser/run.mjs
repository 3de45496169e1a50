// usage: node tests/browser/run.mjs [TEXT]    runs the tests, or those whose names hold the text; the status is 3 when one fails
import './page.mjs';
import './interaction.mjs';
import { run } from './harness.mjs';

process.exit(await run(process.argv[2]) > 0 ? 3 : 0);
