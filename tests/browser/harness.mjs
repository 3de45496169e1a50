// What the tests in a browser share. A group is one page, opened anew for each volume, and the tests that look at it in
// turn; a test is a name and a function that throws when something is wrong.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { resolve, join, delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = createRequire(resolve(process.env.MODULES ?? 'build/browser') + '/');
const { chromium } = modules('playwright-core');
export const axe = modules('axe-core').source;
export const folder = resolve(process.env.PAGES ?? 'build');    // of the pages to look at

const limit = 60_000;           // for one test, in ms: only a page that hangs comes near it
const groups = [];

// group(OPTIONS, { NAME: FUNCTION, ... })   options are those of a browser context; loaded(page) is called before the page
// is opened. A name that begins with a volume is for that volume alone.
export function group(options, tests) {
    groups.push({ ...options, tests: Object.entries(tests) });
}

export function check(condition, what) {
    if (!condition) throw new Error(what);
}

// none(LIST, WHAT)   the list of complaints is empty
export function none(list, what) {
    if (list.length > 0)
        throw new Error([`${what}: ${list.length}`, ...list.slice(0, 8), ...(list.length > 8 ? ['...'] : [])].join('\n'));
}

export function same(got, wanted, what) {
    const [a, b] = [got, wanted].map((v) => JSON.stringify(v));
    check(a === b, `${what}: ${a}, not ${b}`);
}

// until(PAGE, FUNCTION, WHAT, ARGUMENT)   waits until the function is true in the page
export async function until(page, truth, what, argument) {
    try {
        await page.waitForFunction(truth, argument, { timeout: limit / 4 });
    } catch (error) {
        throw new Error(`${what}: waited for it in vain (${error.message.split('\n')[0]})`);
    }
}

// two frames: what the last change did to the page has been drawn
export const drawn = (page) => page.evaluate(() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done()))));

function program() {
    for (const path of process.env.PATH.split(delimiter))
        for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
            if (existsSync(join(path, name))) return join(path, name);
    throw new Error('chromium is not there: make deps-check');
}

// run(ONLY)   runs the tests whose names hold the text ONLY, all in one browser, the volumes side by side
export async function run(only = '') {
    const browser = await chromium.launch({ executablePath: program(), args: ['--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'] });
    let failed = 0;
    const volume = async (volume) => {
        for (const { tests, loaded, ...options } of groups) {
            const chosen = tests.map(([name, test]) => [/^nn2[^ ]*: /.test(name) ? name : `${volume}: ${name}`, test])
                .filter(([name]) => name.startsWith(`${volume}: `) && name.includes(only));
            if (chosen.length > 0) failed += await visit(browser, volume, options, loaded, chosen);
        }
    };
    await Promise.all([volume('nn2'), volume('nn2-making')]);
    await browser.close();
    return failed;
}

async function visit(browser, volume, options, loaded, tests) {
    const file = join(folder, `${volume}.html`), address = pathToFileURL(file).href;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light',
        reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(limit / 4);
    context.setDefaultNavigationTimeout(limit);
    const page = await context.newPage();
    const said = [];            // what the page must not do: ask for something, print, fail
    page.on('request', (r) => { if (!/^(data|blob):/.test(r.url()) && r.url().split('#')[0] !== address) said.push(`asks for ${r.url()}`); });
    page.on('console', (m) => said.push(`prints: ${m.text()}`));
    page.on('pageerror', (e) => said.push(`fails: ${e.message}`));
    let failed = 0;
    const one = async (what, test) => {
        let timer;
        const late = new Promise((_, no) => { timer = setTimeout(() => no(new Error(`no end after ${limit} ms`)), limit); });
        try {
            await Promise.race([test({ page, volume, file, address, context }), late]);
            none(said.splice(0), 'the page does what it must not');
            console.log(`ok - ${what}`);
        } catch (error) {
            failed++;
            console.log(`not ok - ${what}`);
            console.error(String(error.message ?? error).replace(/^/gm, '    '));
        }
        clearTimeout(timer);
    };
    try {
        await loaded?.(page);
        await page.goto(address);
        for (const [what, test] of tests) await one(what, test);
    } catch (error) {
        await one(`${volume}: the page opens`, () => { throw error; });
    }
    await context.close().catch(() => {});
    return failed;
}
