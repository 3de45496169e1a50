// The page as it is without its scripts' help: layout, links, structure, access for everyone, paper.
import { statSync } from 'node:fs';
import { group, check, none, same, drawn, axe } from './harness.mjs';

// What sticks out of the page to the right, but for what stands in a region that scrolls.
function sideways() {
    const width = document.documentElement.clientWidth, out = [];
    const page = document.scrollingElement.scrollWidth;
    if (page > innerWidth) out.push(`the page is ${page} wide, the window ${innerWidth}`);
    const held = new Map();     // is the element in a region that scrolls, or hidden from sight on purpose?
    const holds = (e) => {
        if (!e || e === document.body) return false;
        if (!held.has(e)) {
            const style = getComputedStyle(e);
            held.set(e, ['auto', 'scroll'].includes(style.overflowX) || holds(e.parentElement));
        }
        return held.get(e);
    };
    // The insides of formulas, drawings and closed folds are passed over: the whole formula or drawing is looked at.
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (e) =>
        e.parentElement.matches('.katex, svg, details:not([open])') && !e.matches('summary') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let e = walk.nextNode(); e; e = walk.nextNode()) {
        const box = e.getBoundingClientRect();
        if (box.width > 0 && box.right > width + 0.5 && !holds(e.parentElement))
            out.push(`${e.tagName.toLowerCase()} ${e.id || e.className}: ${Math.round(box.right)} of ${width}`);
    }
    return out;
}

// Pairs whose equation and code stand (side by side or one under the other) as asked; the boxes are what counts.
function pairs(beside) {
    const out = [];
    const all = document.querySelectorAll('.pair');
    if (all.length === 0) out.push('there is no pair');
    for (const pair of all) {
        const [m, c] = ['.math-side', '.code-side'].map((s) => pair.querySelector(s)?.getBoundingClientRect());
        const where = pair.querySelector('[id]')?.id;
        if (!m || !c || !m.width || !m.height || !c.width || !c.height) { out.push(`${where}: a side is missing`); continue; }
        const rows = m.top < c.bottom && c.top < m.bottom;
        const columns = m.left < c.right && c.left < m.right;
        if (beside ? !rows || columns : rows || !columns) out.push(where);
    }
    return out;
}

const at = async (page, width, height = 800) => { await page.setViewportSize({ width, height }); await drawn(page); };

// What axe finds, once in the dark at 390 with open folds and once in the light at 1280 with closed ones: it takes seconds to
// read the page, colours do not depend on the width, and the layout does not on the theme. What is made alike a thousand
// times is looked at a few times: of the listings of whole files the first, and in the second pass a hundred formulas.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
function unfold(open) {
    [...document.querySelectorAll('details.sofar')].slice(1).forEach((d) => d.remove());
    for (const d of document.querySelectorAll('main details')) {
        d.open = open;
        if (!open) d.querySelectorAll(':scope > :not(summary)').forEach((e) => e.remove());
    }
    if (!open) [...document.querySelectorAll('.katex-html')].slice(100).forEach((e) => e.replaceChildren());
}
const accessible = (width, colorScheme, open) => async ({ page, volume }) => {
    await page.emulateMedia({ colorScheme });
    await at(page, width);
    await page.evaluate(unfold, open);
    await page.evaluate(axe);
    const found = await page.evaluate(async (runOnly) => {
        const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
        return { passes: passes.length, violations: violations.map((v) => ({ rule: v.id, impact: v.impact, nodes: v.nodes.map((n) =>
            `${n.target.join(' ')}  ${n.failureSummary.split('\n')[1]?.trim()}`) })) };
    }, { type: 'tag', values: tags });
    check(found.passes > 0, 'axe looked at nothing');
    const grave = ({ impact }) => impact === 'serious' || impact === 'critical';
    for (const v of found.violations) if (!grave(v)) console.log(`# ${volume}: axe, ${v.impact}: ${v.rule} (${v.nodes.length})`);
    none(found.violations.filter(grave).flatMap((v) => v.nodes.map((n) => `${v.rule}: ${n}`)), 'axe finds');
};

group({}, {
    'axe finds nothing serious at 390, in the dark, with open folds': accessible(390, 'dark', true),
    'axe finds nothing serious at 1280, in the light': accessible(1280, 'light', false),
});

// What moves, from the start on.
const shifts = (page) => page.addInitScript(() => {
    window.shifted = [];
    new PerformanceObserver((list) => shifted.push(...list.getEntries().map((e) => ({ value: e.value,
        aside: e.sources.every((s) => s.node?.parentElement?.closest('#side')),
        what: e.sources.map((s) => s.node?.id || s.node?.className || s.node?.nodeName).join() }))))
        .observe({ type: 'layout-shift', buffered: true });
});

group({ loaded: shifts }, {
    // -----------------------------------------------------------------------------------------------------------
    // Layout.
    'nothing moves once it is loaded': async ({ page, volume }) => {
        await page.evaluate(() => document.fonts.ready);
        await drawn(page);
        const [paint, interactive, complete] = await page.evaluate(() => {
            const [t] = performance.getEntriesByType('navigation');
            return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN, t.domInteractive, t.loadEventEnd];
        });
        const sum = (await page.evaluate(() => shifted)).reduce((sum, m) => sum + m.value, 0);
        console.log(`# ${volume}: first paint after ${paint.toFixed()} ms, interactive ${interactive.toFixed()}, loaded ${complete.toFixed()}; moved ${sum.toFixed(4)} till then`);
        await page.evaluate(async () => {
            shifted.length = 0;
            for (let y = 0; y < document.scrollingElement.scrollHeight; y += 5000) {
                scrollTo(0, y);
                await new Promise((done) => requestAnimationFrame(done));
            }
            scrollTo(0, 0);
        });
        await drawn(page);
        const moved = await page.evaluate(() => shifted.filter((s) => !s.aside));       // the contents follow the reader
        check(moved.reduce((sum, m) => sum + m.value, 0) < 0.01, `moved: ${JSON.stringify(moved.slice(0, 5))}`);
    },
    'nn2: the file is under 5 MB': ({ file }) =>
        check(statSync(file).size < 5e6, `it has ${statSync(file).size} bytes`),
    'nn2: equation and code side by side at 1280': async ({ page }) =>
        none(await page.evaluate(pairs, true), 'not side by side'),
    'nn2: equation above code at 390': async ({ page }) => {
        await at(page, 390);
        none(await page.evaluate(pairs, false), 'not one above the other');
    },
    'nothing but the page and its contents scrolls up and down': async ({ page }) => {
        for (const width of [390, 1280]) {
            await at(page, width);
            none(await page.evaluate(() => [...document.querySelectorAll('main :not(.katex *, svg *, details:not([open]) *)')]
                .filter((e) => e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0 && /auto|scroll/.test(getComputedStyle(e).overflowY))
                .map((e) => `${e.tagName.toLowerCase()} ${e.className} in ${e.closest('[id]')?.id}: ${e.scrollHeight} of ${e.clientHeight}`)), `scrolls at ${width}`);
        }
    },
    'nothing is wider than the page at 320, 390, 768, 1280': async ({ page }) => {
        for (const width of [320, 390, 768, 1280]) {
            await at(page, width);
            none(await page.evaluate(sideways), `too wide at ${width}`);
        }
    },
    'nothing is wider than the page at 200 % of 1280': async ({ page, context }) => {
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setDeviceMetricsOverride', { width: 640, height: 400, deviceScaleFactor: 2, mobile: false });
        await drawn(page);
        same(await page.evaluate(() => [innerWidth, devicePixelRatio]), [640, 2], 'width and zoom');
        none(await page.evaluate(sideways), 'too wide');
        await session.send('Emulation.clearDeviceMetricsOverride');
        await session.detach();
        await at(page, 1280);
    },

    // -----------------------------------------------------------------------------------------------------------
    // Structure, links, keyboard.
    'every link has its target, every id is there once': async ({ page, volume }) => none(await page.evaluate((other) => {
        const out = [], ids = new Set();
        for (const { id } of document.querySelectorAll('[id]')) ids.has(id) ? out.push(`twice: ${id}`) : ids.add(id);
        const links = document.querySelectorAll('a[href]');
        if (links.length < 100) out.push(`there are ${links.length} links`);
        for (const a of links) {
            const href = a.getAttribute('href');
            if (href.startsWith('#') ? !ids.has(decodeURIComponent(href.slice(1))) : !href.startsWith(`${other}.html`) && !/^https?:\/\//.test(href))
                out.push(`leads nowhere: ${href}`);
        }
        for (const a of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
            for (const e of document.querySelectorAll(`[${a}]`))
                for (const id of e.getAttribute(a).split(/\s+/))
                    if (!ids.has(id)) out.push(`${a} names nothing: ${id}`);
        return out;
    }, volume === 'nn2' ? 'nn2-making' : 'nn2'), 'links'),
    'one h1, no level of headings is left out': async ({ page }) => none(await page.evaluate(() => {
        const out = [];
        let level = 0, first = 0;
        for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
            const n = +h.tagName[1];
            if (n > level + 1) out.push(`h${n} after h${level}: ${h.textContent}`);
            if (!h.textContent.trim()) out.push(`h${n} without text`);
            level = n;
            first += n === 1;
        }
        if (first !== 1) out.push(`h1: ${first}`);
        return out;
    }), 'headings'),
    'it has a title, a language, one main part, named navigation': async ({ page }) => none(await page.evaluate(() => {
        const out = [], all = (s) => [...document.querySelectorAll(s)];
        if (!document.title) out.push('no title');
        if (!/^en\b/.test(document.documentElement.lang)) out.push(`language: ${document.documentElement.lang}`);
        if (all('main').length !== 1) out.push(`main: ${all('main').length}`);
        if (all('nav').length < 1) out.push('no nav');
        for (const n of all('nav')) if (!n.ariaLabel && !n.hasAttribute('aria-labelledby')) out.push('a nav without a name');
        for (const h of all('h1, h2, h3')) if (!h.closest('main')) out.push(`outside main: ${h.textContent}`);
        return out;
    }), 'structure'),
    'figures have text in place of the picture, formulas have words or MathML': async ({ page, volume }) => none(await page.evaluate((figures) => {
        const out = [], all = (s) => [...document.querySelectorAll(s)];
        for (const i of all('img')) if (!i.hasAttribute('alt')) out.push(`img ${i.src.slice(0, 60)}`);
        for (const s of all('svg')) {
            if (s.closest('.katex, [aria-hidden=true]')) continue;
            const name = s.ariaLabel ?? document.getElementById(s.getAttribute('aria-labelledby'))?.textContent ?? '';
            if (s.getAttribute('role') !== 'img' || name.trim().length < 20) out.push(`svg in ${s.closest('[id]')?.id}: "${name}"`);
        }
        const pictures = all('figure.figure');
        if (figures && pictures.length === 0) out.push('there is no figure');
        for (const f of pictures) if (!f.querySelector('figcaption')?.textContent.trim()) out.push(`no caption: ${f.id}`);
        for (const k of all('.katex')) {
            if (!k.hasAttribute('aria-label')) {
                if (!k.querySelector('math')?.textContent.trim()) out.push(`neither words nor MathML: ${k.textContent}`);
            } else if (k.getAttribute('role') !== 'img' || k.querySelector('math')) out.push(`words that are not read: ${k.textContent}`);
            else if (!/^[A-Za-z0-9.,:; ]+$/.test(k.ariaLabel)) out.push(`not words: ${k.ariaLabel}`);
        }
        return out;
    }, volume === 'nn2'), 'without text'),
    'nn2: an equation is said from its tree': async ({ page }) => {
        const words = {
            'eq:stage-z1': 'z sub h equals the sum over i of x sub i times cap W sub i h, end sum, plus b sub h',
            'eq:stage-a1': 'a sub h equals sigma of z sub h equals the fraction 1 over 1 plus e to the negative z sub h',
            'eq:stage-jacobian': 'cap J sub o o prime equals: p sub o times the quantity 1 minus p sub o, if o prime equals o; negative p sub o times p sub o prime, if o prime is not o',
            'eq:stage-dw1': 'the derivative of L with respect to cap W sub i h equals the derivative of L with respect to z sub h times the derivative of z sub h with respect to cap W sub i h',
            'eq:stage-relu-slope': 'the derivative of a sub h with respect to z sub h equals 1 if z sub h is greater than 0, else 0',
            'eq:careful-softmax': 'p sub o equals the fraction e to the quantity z sub o minus c, end quantity, over the sum over o prime of e to the quantity z sub o prime minus c',
            'eq:batch-loss': 'L equals 1 over m, times the sum over r of ell sub r',
            'eq:batch-dw2': 'the derivative of L with respect to cap W 2 equals cap A 1 transposed times the derivative of L with respect to cap Z 2',
            'eq:epoch-loss': 'the next L bar equals L bar plus m over n, times L',
        };
        none(await page.evaluate((words) => {
            const said = (id) => document.getElementById(id).querySelector('.katex').ariaLabel;
            const out = Object.keys(words).filter((id) => said(id) !== words[id]).map((id) => `${id}: ${said(id)}`);
            for (const e of document.querySelectorAll('main div.eq[id]')) if (!said(e.id)) out.push(`${e.id} has no words`);
            for (const row of document.querySelectorAll('.equations .row')) {
                const id = row.querySelector('a.ref').hash.slice(1);
                if (row.querySelector('.katex').ariaLabel !== said(id)) out.push(`${id} is said otherwise where all equations stand`);
            }
            return out;
        }, words), 'said otherwise');
        check(await page.getByRole('img', { name: words['eq:stage-z1'], exact: true }).count() > 0, 'the words are not the name of the formula');
    },
    'the first Tab finds the link that skips to the text': async ({ page }) => {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
            const e = document.activeElement, box = e.getBoundingClientRect();
            return { href: e.getAttribute('href'), visible: box.left >= 0 && box.top >= 0 && box.width > 20 && box.right <= innerWidth };
        });
        same(seen, { href: '#main', visible: true }, 'the link');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        check(await page.evaluate(() => document.activeElement.closest('main')), 'the next Tab is not in the text');
    },
    'the keyboard shows where it is': async ({ page }) => {
        await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
        await page.goto(page.url().split('#')[0] + '#main');
        const out = [];
        for (let i = 0; i < 25; i++) {
            await page.keyboard.press('Tab');
            const bad = await page.evaluate(() => {
                const e = document.activeElement, look = () => {
                    const s = getComputedStyle(e);
                    return [s.outlineStyle, s.outlineWidth, s.textDecorationLine, s.boxShadow, s.backgroundColor].join();
                };
                if (e === document.body) return 'no element';
                const focused = look();
                e.blur();
                const plain = look();
                e.focus({ focusVisible: true, preventScroll: true });
                return focused === plain && `${e.tagName} ${e.id || e.className} ${e.textContent.slice(0, 40)}`;
            });
            if (bad) out.push(bad);
        }
        none(out, 'nothing shows the focus on');
    },
    'no motion for a reader who wants none': async ({ page }) => none(await page.evaluate(() => {
        const out = [], seen = new Set();
        if (document.getAnimations().length > 0) out.push(`${document.getAnimations().length} animations`);
        for (const e of document.querySelectorAll('*')) {
            const kind = `${e.tagName} ${e.getAttribute('class')}`;
            if (seen.has(kind)) continue;
            seen.add(kind);
            for (const pseudo of [null, '::before', '::after']) {
                const s = getComputedStyle(e, pseudo);
                if (s.scrollBehavior === 'smooth' || /[1-9]/.test(s.transitionDuration) || s.animationName !== 'none') out.push(kind);
            }
        }
        return out;
    }), 'moves'),

    // -----------------------------------------------------------------------------------------------------------
    // Paper. A4 with margins of 2 cm is 643 px wide.
    'printed: all is there, nothing is cut, nothing floats over the text': async ({ page }) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await at(page, 643);
        none(await page.evaluate(() => {
            const out = [];
            for (const e of document.body.querySelectorAll(':not(.katex, .katex *, svg *, details:not([open]) > :not(summary) *)')) {
                const s = getComputedStyle(e), name = `${e.tagName.toLowerCase()} ${e.id || e.className || e.closest('[id]')?.id}`;
                const shown = e.checkVisibility({ visibilityProperty: true });
                if (shown && ['fixed', 'sticky'].includes(s.position)) out.push(`floats: ${name}`);
                if (shown && s.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1) out.push(`cut: ${name}, ${e.scrollWidth} of ${e.clientWidth}`);
                if (shown && s.overflowY !== 'visible' && e.clientHeight > 0 && e.scrollHeight > e.clientHeight + 1 && s.overflowY !== 'hidden')
                    out.push(`cut: ${name}, height ${e.scrollHeight} of ${e.clientHeight}`);
                if (!shown && e.closest('main') && e.matches('h1, h2, h3, p, figure, table, li') && !e.closest('details:not([open])')) out.push(`not there: ${name}`);
                if (shown && e.matches('button, input')) out.push(`a control: ${name}`);
            }
            return out;
        }), 'on paper');
        none(await page.evaluate(sideways), 'too wide');
    },
    'nn2: printed, the folded parts of the course are open': async ({ page }) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await drawn(page);
        none(await page.evaluate(() => {
            const all = [...document.querySelectorAll('details.answer')], out = all.length > 0 ? [] : ['there is no part'];
            for (const e of all) {
                if (e.open) out.push(`not folded on the screen: ${e.previousElementSibling.textContent}`);
                if (!e.querySelector('pre').checkVisibility() || e.querySelector('pre').getBoundingClientRect().height < 10) out.push(`not there: ${e.previousElementSibling.textContent}`);
                if (e.querySelector('summary').checkVisibility()) out.push(`a control: ${e.previousElementSibling.textContent}`);
            }
            return out;
        }), 'on paper');
    },
});

// ---------------------------------------------------------------------------------------------------------------
// Without scripts.
group({ javaScriptEnabled: false }, {
    'without scripts all text is there': async ({ page }) => none(await page.evaluate(() => {
        const out = [], headings = document.querySelectorAll('main h2');
        if (headings.length < 3) out.push(`${headings.length} chapters`);
        for (const e of document.querySelectorAll('main *')) {
            if (e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            if (!e.textContent.trim() || e.closest('.katex, svg, script, template')) continue;
            let fold = null;        // the outermost, which a click opens
            for (let f = e.parentElement.closest('details:not([open])'); f; f = f.parentElement.closest('details:not([open])')) fold = f;
            const summary = fold?.querySelector(':scope > summary');
            if (summary?.checkVisibility() && !summary.contains(e)) continue;
            out.push(`${e.tagName.toLowerCase()} ${e.id || e.className}: ${e.textContent.trim().slice(0, 50)}`);
        }
        return out;
    }), 'hidden'),
    'without scripts no control is shown that does nothing': async ({ page }) => none(await page.evaluate(() =>
        [...document.querySelectorAll('button, input, select, [role=button]')].filter((e) => e.checkVisibility({ visibilityProperty: true }))
            .map((e) => `${e.tagName.toLowerCase()} ${e.id || e.className}`)), 'controls'),
    'without scripts the contents lead to the chapters': async ({ page }) => {
        const links = await page.locator('nav#contents a').all();
        check(links.length > 3, `there are ${links.length} links`);
        for (const link of [links[2], links.at(-1)]) {
            const target = (await link.getAttribute('href')).slice(1);
            await link.click();
            const top = () => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, target);
            for (let n = 0; n < 100 && Math.abs(await top() - 400) > 401; n++) await page.waitForTimeout(100);
            check(Math.abs(await top() - 400) <= 401, `${target} stands at ${await top()}, the window is 800 high`);
        }
    },
    'nn2: without scripts a part of the course can be opened': async ({ page }) => {
        const part = page.locator('details.answer').first();
        await part.locator('> summary').click();
        check(await part.evaluate((d) => d.open && d.querySelector('pre').checkVisibility()), 'a click does not open it');
        check(await part.evaluate((d) => /^Part /.test(d.previousElementSibling.textContent)), 'it does not say which it is');
    },
    'without scripts every fold can be opened': async ({ page }) => {
        const folds = page.locator('main details:not([open]) > summary');
        const count = await folds.count();
        for (const i of new Set([0, count - 1])) {
            if (count === 0) break;
            const fold = page.locator('main details').filter({ has: page.locator('> summary') }).nth(i);
            await fold.locator('> summary').click();
            check(await fold.evaluate((d) => d.open && [...d.children].every((e) => e.checkVisibility())), 'a click does not open it');
        }
    },
});
