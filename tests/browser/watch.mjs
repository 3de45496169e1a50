// usage: node watch.mjs FOLDER     in which 'make watch' runs; the page follows what this changes in its specimen.nw
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, until } from './harness.mjs';

const modules = createRequire(resolve(process.env.MODULES ?? 'build/browser') + '/');
const [folder] = process.argv.slice(2), source = join(folder, 'specimen.nw'), text = readFileSync(source, 'utf8');
const browser = await modules('playwright-core').chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--disable-gpu'] });
try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'build/watch.html')).href);
    await until(page, () => /newton[.]html[?]/.test(document.getElementById('page').src), 'the page is shown');

    writeFileSync(source, text.replace('double s = root_error(2, root_step(2, 1));', '$& /* seen */'));
    await until(page, () => document.getElementById('page').src.endsWith('#c:tests-test-error-c'), 'it is shown at the chunk that changed');
    const frame = await (await page.$('#page')).contentFrame();
    await frame.waitForSelector('text=seen');
    await frame.waitForFunction(() => scrollY > 500);    // it is scrolled to it

    const line = text.split('\n').findIndex((l) => l.includes('{#eq:step')) + 1;
    writeFileSync(source, text.replace('y = (x + a / x) / 2;', 'y = (x + b / x) / 2;'));
    await until(page, (n) => document.getElementById('said').textContent.startsWith(`specimen.nw:${n}: equation eq:step speaks of a`), 'the complaint', line);
    check(await page.isVisible('#said'), 'the complaint is seen');
    check((await page.innerText('#said')).includes('"a: reason"'), 'with all its signs');

    writeFileSync(source, text);
    await until(page, () => document.getElementById('said').hidden, 'it goes when the source is mended');
    await page.screenshot({ path: join(folder, 'watched.png') });
} finally {
    await browser.close();
}
