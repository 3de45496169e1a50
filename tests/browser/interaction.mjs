// What the page's own script adds: theme, search, symbols, code opened in place, previews, copies, the place in the
// contents, exercises.
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { group, check, none, same, until, drawn, axe, folder } from './harness.mjs';

const shown = (page, selector) => page.evaluate((s) =>
    document.querySelector(s)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false, selector);
const untilShown = (page, selector) => until(page, (s) =>
    document.querySelector(s)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }), `${selector} is shown`, selector);
const untilHidden = (page, selector) => until(page, (s) =>
    !document.querySelector(s)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }), `${selector} is hidden`, selector);
const mark = 'data-under-test';

// calm(PAGE)   nothing is open, nothing has the focus, the mouse is in a corner
async function calm(page) {
    await page.keyboard.press('Escape');
    await page.mouse.move(1, 1);
    await page.evaluate((mark) => {
        document.activeElement?.blur();
        getSelection().removeAllRanges();
        for (const e of document.querySelectorAll(`[${mark}]`)) e.removeAttribute(mark);
        scrollTo(0, 0);
    }, mark);
    await drawn(page);
}

// pick(PAGE, FUNCTION, WHAT, ARGUMENT)   a locator for the element that the function finds in the page, unfolded and brought
// into view
async function pick(page, find, what, argument) {
    const found = await page.evaluateHandle(find, argument);
    const element = found.asElement();
    check(element, `there is no ${what}`);
    await element.evaluate((e, mark) => {
        for (const old of document.querySelectorAll(`[${mark}]`)) old.removeAttribute(mark);
        e.setAttribute(mark, '');
        const outside = e.matches('summary') ? e.parentNode.parentNode : e;
        for (let fold = outside.closest('details:not([open])'); fold; fold = fold.parentNode.closest('details:not([open])')) fold.open = true;
        e.scrollIntoView({ block: 'center', behavior: 'instant' });
    }, mark);
    await drawn(page);
    return page.locator(`[${mark}]`);
}

// ---------------------------------------------------------------------------------------------------------------
// Theme.
const colours = (page) => page.evaluate(() => ['html', 'main a', '.chunk', 'pre .kw', 'pre .co', 'nav#contents', 'th', 'p'].map((s) => {
    const e = document.querySelector(s), style = e && getComputedStyle(e);
    return style ? `${s}: ${style.color} ${style.backgroundColor} ${style.borderBottomColor}` : s;
}).join('\n'));
const themes = async (page) => page.evaluate(() => ({
    set: document.documentElement.dataset.theme ?? 'auto',
    pressed: [...document.querySelectorAll('.theme button[data-theme]')].filter((b) => b.ariaPressed === 'true').map((b) => b.dataset.theme).join(),
}));
const choose = (page, name) => page.locator(`.theme button[data-theme=${name}]`).click();

const forgetful = (page) => page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('not here', 'SecurityError'); } });
});
group({ loaded: forgetful }, {
    'nn2-making: the theme can be chosen where nothing can be remembered': async ({ page }) => {
        await choose(page, 'dark');
        same(await themes(page), { set: 'dark', pressed: 'dark' }, 'after a choice');
    },
});

// ---------------------------------------------------------------------------------------------------------------
// Search.
const results = (page) => page.evaluate(() => [...document.querySelectorAll('#results a[href]')].filter((a) => a.checkVisibility())
    .map((a) => ({ href: decodeURIComponent(a.getAttribute('href')), text: a.textContent })));
const status = (page) => page.evaluate(() =>
    [...document.querySelectorAll('#search [aria-live], #search [role=status], [aria-live]:has(+ #results)')].map((e) => e.textContent.trim()).join(' '));
const settled = async (page, query) => {
    await page.keyboard.press('/');
    same(await page.evaluate(() => document.activeElement.id), 'q', 'the focus after /');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(query);
    same(await page.evaluate(() => document.getElementById('q').value), query, 'the field');
};
const found = async (page, query) => {
    await settled(page, query);
    await until(page, () => [...document.querySelectorAll('#results a[href]')].some((a) => a.checkVisibility()), `results for "${query}"`);
    await drawn(page);
    return results(page);
};
const chosen = (page) => page.evaluate(() => {
    const links = [...document.querySelectorAll('#results a[href]')];
    const active = document.getElementById(document.activeElement.getAttribute('aria-activedescendant')) ?? document.activeElement;
    return links.findIndex((a) => a === active || a.contains(active) || active.contains(a));
});
const inView = (page, id) => page.evaluate((id) => {
    const e = document.getElementById(id), box = e.getBoundingClientRect();
    const top = box.height === 0 ? e.parentElement.getBoundingClientRect().top : box.top;
    return top > -5 && top < innerHeight;
}, id);

// What to look for, from the page itself: [kind, query, where it must lead].
const wanted = (page) => page.evaluate(() => {
    const out = [], all = (s) => [...document.querySelectorAll(s)];
    const chunks = all('main figure.chunk[id]').filter((f) => f.querySelector('figcaption i'));
    const chunk = chunks[Math.floor(chunks.length / 2)].querySelector('figcaption i').textContent.replace(/[⟨⟩]/g, '').trim();
    out.push(['a chunk', chunk, chunks.filter((f) => f.querySelector('figcaption i').textContent.includes(`⟨${chunk}⟩`)).map((f) => `#${f.id}`)]);
    const heading = all('main h2[id], main h3[id]').at(-4);
    out.push(['a heading', heading.textContent.replace(/^[0-9.]+\s*/, '').trim(), [`#${heading.id}`]]);
    const paragraph = all('main > p').filter((p) => !p.querySelector('.katex, code') && p.textContent.length > 200).at(-1);
    out.push(['text', paragraph.textContent.trim().split(/\s+/).slice(4, 8).join(' '), null]);
    const identifier = all('main pre a.id[href^="#"]').at(-1);
    if (identifier) out.push(['an identifier', identifier.textContent, [identifier.getAttribute('href')]]);
    const equation = all('main div.eq[id]').at(5);
    if (equation) out.push(['an equation', equation.dataset.name, [`#${equation.id}`]]);
    return out;
});

const stub = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText(text) { window.copied = text; return Promise.resolve(); } } });
});
group({ loaded: stub }, {
    'the theme is that of the system, or the one chosen, and is remembered': async ({ page }) => {
        const light = await colours(page);
        same(await themes(page), { set: 'auto', pressed: 'auto' }, 'at first');
        await page.emulateMedia({ colorScheme: 'dark' });
        const dark = await colours(page);
        check(light !== dark, 'the page is the same in a dark system');
        await choose(page, 'light');
        same(await themes(page), { set: 'light', pressed: 'light' }, 'after a choice');
        same(await colours(page), light, 'light in a dark system');
        await page.reload();
        same(await themes(page), { set: 'light', pressed: 'light' }, 'after a reload');
        same(await colours(page), light, 'light after a reload');
        await choose(page, 'dark');
        await page.emulateMedia({ colorScheme: 'light' });
        same(await colours(page), dark, 'dark in a light system');
        await choose(page, 'auto');
        same(await themes(page), { set: 'auto', pressed: 'auto' }, 'as the system again');
        same(await colours(page), light, 'light with the system');
    },

    'search: / goes there, Escape goes back': async ({ page }) => {
        await calm(page);
        const link = await pick(page, () => document.querySelector('main p a[href^="#"]'), 'link in the text');
        await link.focus();
        check((await found(page, 'chapter')).length > 0, 'nothing found');
        await page.keyboard.press('Escape');
        check(!await shown(page, '#results a'), 'the results are still there');
        check(await link.evaluate((a) => a === document.activeElement), 'the focus is not back where it was');
        await settled(page, 'a/b');
    },
    'search finds text, headings, chunks, identifiers, equations': async ({ page, volume }) => {
        await calm(page);
        const out = [], list = await wanted(page);
        same(list.map(([kind]) => kind).filter((k) => volume === 'nn2' || k !== 'an equation').length, volume === 'nn2' ? 5 : list.length, 'kinds of things to find');
        for (const [kind, query, targets] of list) {
            const links = await found(page, query);
            if (targets && !links.some(({ href }) => targets.includes(href))) out.push(`${kind}, "${query}": leads to ${links.map((l) => l.href).join(' ')}, not ${targets}`);
            if (!/\d/.test(await status(page))) out.push(`${kind}, "${query}": it is not said how many: "${await status(page)}"`);
            await page.keyboard.press('Escape');
        }
        none(out, 'search');
    },
    'nn2: search finds a formula by its words and by its letters': async ({ page }) => {
        await calm(page);
        const texts = async (query) => (await found(page, query)).map(({ text }) => text);
        check((await texts('negative log of p sub y')).some((t) => t.includes('negative log of p sub y')), 'not by its words');
        await page.keyboard.press('Escape');
        check((await texts('−logpy')).length > 0, 'not by its letters');
        await page.keyboard.press('Escape');
    },
    'search: nothing of the text shines through the results': async ({ page, volume }) => {
        await calm(page);
        await found(page, 'the');
        const seen = await page.evaluate(() => {
            const box = document.getElementById('results').getBoundingClientRect();
            for (const formula of document.querySelectorAll('main .katex-html .base')) {
                formula.scrollIntoView({ block: 'center' });
                const { left, top, width, height } = formula.getBoundingClientRect();
                const x = left + width / 2, y = top + height / 2;
                if (width > 0 && x > box.left && x < box.right && y > box.top && y < box.bottom)
                    return document.elementFromPoint(x, y).closest('#results') ? 'results' : 'a formula';
            }
            return 'no formula there';
        });
        same(seen, volume === 'nn2' || seen === 'results' ? 'results' : 'no formula there', 'on top');
        await page.keyboard.press('Escape');
    },
    'search: what is not there is not found, and that is said': async ({ page }) => {
        await calm(page);
        await settled(page, 'xyzzyquux');
        await until(page, () => [...document.querySelectorAll('#search [aria-live], #search [role=status], [aria-live]:has(+ #results)')].some((e) => e.textContent.trim()), 'a word that nothing was found');
        same((await results(page)).length, 0, 'results');
    },
    'search: arrows choose, Enter goes there': async ({ page }) => {
        await calm(page);
        const links = await found(page, 'function');
        check(links.length > 2, `only ${links.length} found`);
        await page.keyboard.press('ArrowDown');
        const first = await chosen(page);
        await page.keyboard.press('ArrowDown');
        same(await chosen(page), first + 1, 'one further down');
        await page.keyboard.press('ArrowUp');
        same(await chosen(page), first, 'and up again');
        check(first === 0 || first === 1, `the first ArrowDown chooses ${first}`);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        const { href } = links[first + 1];
        await until(page, (href) => decodeURIComponent(location.hash) === href, `it goes to ${href}`, href);
        await untilHidden(page, '#results a');
        check(await inView(page, href.slice(1)), `${href} is not in view`);
    },

    // -----------------------------------------------------------------------------------------------------------
    // Symbols.
    'nn2: pointing at a symbol lights it in equation, code and notation, and explains it': async ({ page }) => {
        for (const [side, other] of [['.math-side', '.code-side'], ['.code-side', '.math-side']]) {
            await calm(page);
            const symbol = await pick(page, ([side, other]) => [...document.querySelectorAll(`.pair.stage ${side} [data-sym]`)].find((e) =>
                !e.closest('.katex-mathml') && e.dataset.sym === 'Z1' && e.closest('.pair').querySelector(`${other} [data-sym=Z1]`)), `Z1 in ${side}`, [side, other]);
            await symbol.hover();
            await untilShown(page, '#card');
            const state = await symbol.evaluate((e) => {
                const pair = e.closest('.pair'), seen = (s) => [...pair.querySelectorAll(s)].filter((x) => !x.closest('.katex-mathml'));
                const row = document.getElementById('sym:Z1').closest('tr');
                return {
                    dark: seen('[data-sym=Z1]').filter((x) => !x.closest('.lit')).length,
                    wrong: seen('[data-sym].lit').filter((x) => x.dataset.sym !== 'Z1').map((x) => x.dataset.sym),
                    notation: row.matches('.lit') || row.querySelector('.lit') !== null,
                    card: document.getElementById('card').textContent,
                    meaning: row.cells[3].textContent.trim(),
                };
            });
            same([state.dark, state.wrong, state.notation], [0, [], true], `unlit, wrongly lit, notation, from ${side}`);
            check(state.card.includes(state.meaning) && /Z1/.test(state.card), `the card says: ${state.card}`);
            check(/[-−]?0\.\d\d/.test(state.card), `the card has no value: ${state.card}`);
            await page.mouse.move(1, 1);
            await untilHidden(page, '#card');
            same(await page.evaluate(() => document.querySelectorAll('.lit').length), 0, 'still lit');
        }
    },
    'nn2: a click keeps the card, Escape takes it away': async ({ page }) => {
        await calm(page);
        const symbol = await pick(page, () => document.querySelector('.pair .math-side .katex-html [data-sym]'), 'symbol in an equation');
        await symbol.click();
        await untilShown(page, '#card');
        await page.mouse.move(1, 1);
        await page.waitForTimeout(500);     // what does not happen cannot be waited for
        check(await shown(page, '#card'), 'it went with the mouse');
        await page.keyboard.press('Escape');
        await untilHidden(page, '#card');
        same(await page.evaluate(() => document.querySelectorAll('.lit').length), 0, 'still lit');
    },
    'nn2: every card is inside the window and says something': async ({ page }) => {
        await calm(page);
        none(await page.evaluate(() => {
            const out = [], last = new Map();
            for (const e of document.querySelectorAll('main .katex-html [data-sym]')) {
                if (e.checkVisibility() && !e.dataset.sym.startsWith('@')) last.set(e.dataset.sym, e);
            }
            if (last.size < 10) out.push(`only ${last.size} symbols`);
            const card = document.getElementById('card'), shown = () => card.checkVisibility({ visibilityProperty: true, opacityProperty: true });
            for (const [kind, e] of last) {
                e.scrollIntoView({ block: 'center', behavior: 'instant' });
                e.click();
                const box = card.getBoundingClientRect();
                if (!shown()) out.push(`${kind}: no card`);
                if (card.textContent.trim().length < 10) out.push(`${kind}: says "${card.textContent}"`);
                if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) out.push(`${kind}: ${JSON.stringify(box)}`);
                e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
                if (shown()) out.push(`${kind}: stays`);
            }
            return out;
        }), 'cards');
    },
    'nn2: arrow keys walk along an equation, and each quantity is said': async ({ page }) => {
        await calm(page);
        none(await page.evaluate(() => [...document.querySelectorAll('main div.eq[id]')]
            .filter((e) => e.tabIndex !== 0 || !(e.ariaLabel || e.hasAttribute('aria-labelledby'))).map((e) => e.id)), 'cannot have the focus, or has no name');
        check(await page.evaluate(() => document.getElementById('say')?.ariaLive === 'polite' || document.getElementById('say')?.getAttribute('role') === 'status'), '#say is not a polite live region');
        const equation = await pick(page, () => document.getElementById('eq:stage-z1'), 'eq:stage-z1');
        await equation.focus();
        const step = async (key) => {
            const before = await page.evaluate(() => document.getElementById('say').textContent);
            await page.keyboard.press(key);
            await until(page, (before) => document.getElementById('say').textContent.trim() !== before.trim(), `${key}: something new is said`, before);
            return equation.evaluate((e) => {
                const at = [...e.querySelectorAll('.at')].filter((x) => !x.closest('.katex-mathml'));
                return { at: at.map((x) => x.closest('[data-sym]')?.dataset.sym), said: document.getElementById('say').textContent };
            });
        };
        const walk = [await step('ArrowRight'), await step('ArrowRight'), await step('ArrowLeft')];
        none(walk.filter((w) => w.at.length === 0).map((w) => JSON.stringify(w)), 'no quantity is marked');
        same(walk[2], walk[0], 'right, right, left');
        const meanings = await page.evaluate((ids) => ids.map((id) => document.getElementById(`sym:${id}`).closest('tr').cells[3].textContent.trim()), walk.map((w) => w.at[0].replace(/@.*/, '')));
        none(walk.filter((w, i) => !w.said.includes(meanings[i])).map((w) => w.said), 'said without the meaning');
        await page.keyboard.press('Escape');
        same(await page.evaluate(() => document.querySelectorAll('.at').length), 0, 'marked after Escape');
    },

    'nn2: an equation says its words when it takes the focus, and what a symbol is called': async ({ page }) => {
        await calm(page);
        const equation = await pick(page, () => document.getElementById('eq:batch-dw2'), 'eq:batch-dw2');
        const name = await equation.getAttribute('aria-label'), words = await equation.locator('.katex').getAttribute('aria-label');
        check(name.includes(words), `it says "${name}"`);
        await equation.focus();
        await page.keyboard.press('ArrowRight');
        await until(page, () => /^the derivative of L with respect to cap W 2: /.test(document.getElementById('say').textContent), 'the symbol is called as it is printed');
    },

    // -----------------------------------------------------------------------------------------------------------
    // An equation is copied.
    'nn2: an equation is copied in four languages, by keyboard': async ({ page }) => {
        await calm(page);
        const equation = await pick(page, () => document.getElementById('eq:stage-z1'), 'eq:stage-z1');
        const button = equation.locator('button.copy'), menu = equation.getByRole('menu'), items = menu.getByRole('menuitem');
        const focused = () => page.evaluate(() => document.activeElement.textContent);
        await button.focus();
        same([await button.getAttribute('aria-expanded'), await menu.count()], ['false', 0], 'before');
        const wanted = { TeX: 'z_{h} = \\sum_i x_{i}\\,W_{ih} + b_{h}', 'Python (numpy)': 'for h in range(n_h)', 'Python (SymPy)': 'Sum(X[i] * W1[i, h], (i, 0, n_i - 1))', C: 'Z1[h] += X[i] * W1[i][h];' };
        for (const [i, name] of Object.keys(wanted).entries()) {
            await page.keyboard.press('Enter');
            same(await button.getAttribute('aria-expanded'), 'true', 'when open');
            same(await items.allTextContents(), Object.keys(wanted), 'the menu');
            for (let n = 0; n < i; n++) await page.keyboard.press('ArrowDown');
            same(await focused(), name, `after ${i} steps down`);
            await page.evaluate(() => { window.copied = undefined; });
            await page.keyboard.press('Enter');
            await until(page, () => typeof window.copied === 'string', 'it is copied');
            const copied = await page.evaluate(() => window.copied);
            check(copied.includes(wanted[name]), `${name}: copies ${copied}`);
            check(!/\\(q|val|htmlData)\b/.test(copied), `not for others: ${copied}`);
            same(await menu.count(), 0, 'the menu after a choice');
            check(await button.evaluate((b) => b === document.activeElement), 'the focus is not back on the button');
        }
        await page.keyboard.press('Enter');
        await page.keyboard.press('ArrowUp');
        same(await focused(), 'C', 'up from the first');
        await page.keyboard.press('Escape');
        same([await menu.count(), await focused()], [0, await button.textContent()], 'after Escape');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        same(await menu.count(), 0, 'the menu when the focus has left');
        await calm(page);
    },
    'nn2: the menu of an equation is inside the window, closes, and axe finds nothing in it': async ({ page }) => {
        await page.evaluate(axe);
        for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
            await page.setViewportSize({ width, height: 700 });
            await page.emulateMedia({ colorScheme });
            const equation = await pick(page, () => document.getElementById('eq:batch-dw2'), 'eq:batch-dw2');
            await equation.locator('button.copy').click();
            const box = await equation.getByRole('menu').boundingBox();
            check(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 700, `it is at ${JSON.stringify(box)}`);
            none(await page.evaluate(async () => (await axe.run({ include: [['[id="eq:batch-dw2"]']] }, { resultTypes: ['violations'] })).violations
                .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))), `axe finds (${colorScheme})`);
            await equation.locator('button.copy').click();
            same(await equation.getByRole('menu').count(), 0, 'the menu after a second click');
        }
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.emulateMedia({ colorScheme: 'light' });
        await calm(page);
    },

    // -----------------------------------------------------------------------------------------------------------
    // Sums and loops, signs of a formula and signs of the code.
    'nn2: every sum beside code has its loop': async ({ page }) => {
        const sums = {}, products = {}, label = {};
        const ledger = readFileSync(join(folder, 'ledger.tsv'), 'utf8').split('\n').map((line) => line.split('\t'));
        for (const [kind, id, , name, , , pair] of ledger) {
            if (kind === 'formula' && pair) label[id] = name;
            if (kind !== 'statement' || !label[id]) continue;
            const count = (list, form) => { list[label[id]] = (list[label[id]] ?? 0) + (name.match(form) ?? []).length; };
            count(sums, /\((sum|max|argmax) /g);
            count(products, /\(matrix /g);
        }
        const found = await page.evaluate((labels) => labels.map((id) => {
            const eq = document.getElementById(id), code = eq.closest('.pair').querySelector('.code-side');
            const parts = [...eq.querySelectorAll('.katex-html [data-sym*="@"]')].filter((e) => {
                const other = [...code.querySelectorAll('[data-sym]')].find((x) => x.dataset.sym === e.dataset.sym);
                return other?.textContent.startsWith('for (') && other.nextElementSibling?.matches('.body');
            });
            const is = (e) => /∑|max/.test(e.textContent);
            const factors = parts.filter((e) => !is(e) && !e.parentElement.closest('[data-sym]'));
            return [id, parts.filter(is).length, new Set(factors.map((e) => e.dataset.sym)).size];
        }), Object.keys(sums));
        // Sums without a loop, with the reason: there are none.
        const without = {};
        // A column times a row adds nothing.
        const outer = { 'eq:batch-z1': 1, 'eq:batch-z2': 1 };
        none(found.filter(([id, n]) => n + (without[id] ?? 0) !== sums[id]).map(([id, n]) => `${id}: ${n} of ${sums[id]} sums`), 'sums without a loop');
        none(found.filter(([id, , n]) => n + (outer[id] ?? 0) !== products[id]).map(([id, , n]) => `${id}: ${n} of ${products[id]} products`), 'products without a loop');
        check(found.reduce((all, [, n]) => all + n, 0) >= 20, `only ${found.reduce((all, [, n]) => all + n, 0)} sums`);
    },
    'nn2: what has a name in an equation has it in the code beside, and nowhere else': async ({ page }) => {
        none(await page.evaluate(() => {
            const names = (from) => [...from.querySelectorAll('[data-sym*="@"]')].flatMap((e) => e.dataset.sym.split(' '));
            const out = [], seen = new Map();
            for (const pair of document.querySelectorAll('.pair')) {
                const eq = new Set(names(pair.querySelector('.math-side'))), code = new Set(names(pair.querySelector('.code-side')));
                for (const name of eq.symmetricDifference(code)) out.push(`${name} on one side only`);
                for (const name of eq) if (seen.set(name, (seen.get(name) ?? 0) + 1).get(name) > 1) out.push(`${name} in two pairs`);
            }
            if (seen.size < 100) out.push(`only ${seen.size} names`);
            return out;
        }), 'names');
    },
    'nn2: the pointer reaches every sign of a formula': async ({ page }) => {
        const [all, missed] = await page.evaluate(() => {
            const parts = [...document.querySelectorAll('.pair .math-side .katex-html [data-sym*="@"]')], missed = [];
            for (const e of parts) {
                e.scrollIntoView({ block: 'center', behavior: 'instant' });
                let sign = e.querySelector(':scope > .mord > .mfrac > .vlist-t > .vlist-r > .vlist > span > .frac-line');
                if (!('bar' in e.dataset)) {
                    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
                    for (let t = texts.nextNode(); t; t = texts.nextNode())
                        if (/[^\s\u200b]/.test(t.data) && (!sign || /∑|max/.test(t.data))) (sign = document.createRange()).selectNode(t);
                }
                const box = sign.getBoundingClientRect();
                const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('main [data-sym]');
                if (!hit || hit !== e && !e.contains(hit)) missed.push(`${e.closest('.eq').id}: ${e.dataset.sym}`);
            }
            return [parts.length, missed];
        });
        none(missed, `of ${all}`);
        check(all > 100, `only ${all} signs`);
        await calm(page);
    },
    'nn2: pointing at a sum lights its loop, and at the loop its sum; so do a tap and the keyboard': async ({ page }) => {
        const lights = (label) => page.evaluate((label) => {
            const lit = [...document.querySelectorAll('.lit:not(tr)')].map((e) => e.textContent.replace(/\u200b/g, ''));
            const faint = document.querySelector('.lit + .body'), all = document.querySelectorAll('.lit:not(tr)');
            return { lit, inside: [...all].every((e) => e.closest('.pair')?.querySelector(`[id="${label}"]`)),
                body: faint?.textContent.replace(/\s+/g, ' '), ground: faint && getComputedStyle(faint).backgroundColor,
                edge: faint && getComputedStyle(faint).outlineStyle, head: faint && getComputedStyle(faint.previousElementSibling).backgroundColor };
        }, label);
        const part = (label, side, start) => pick(page, ([label, side, start]) => {
            const pair = document.getElementById(label).closest('.pair');
            for (const fold of pair.querySelectorAll('details')) fold.open = true;
            return [...pair.querySelectorAll(`${side} [data-sym*="@"]`)].filter((e) => e.textContent.includes(start))
                .sort((a, b) => a.textContent.length - b.textContent.length)[0];
        }, `${start} in ${label}`, [label, side, start]);
        for (const [label, sum, head, body, lit] of [
            ['eq:stage-z1', '∑', 'for (int i = 0; i < n_i; i++)', 'Z1[h] += X[i] * W1[i][h];'],
            ['eq:stage-p', '∑', 'for (int o = 0; o < n_o; o++)', 'sum += exp(Z2[o]);', 3],
            ['eq:stage-promise', 'i,h', 'for (int k = 0; k < n_i * n_h; k++)', 'L_predicted -= eta * square(dW1[k / n_h][k % n_h]);'],
            ['eq:careful-largest', 'max', 'for (size_t o = 1; o < n_o; o++)', 'c = z[o] > c ? z[o] : c;'],
            ['eq:batch-z1', 'X', 'for (size_t i = 0; i < n_i; i++)',
                '{ nn2_real x = X[r * n_i + i]; for (size_t h = 0; h < n_h; h++) Z1[r * n_h + h] += x * W1[i * n_h + h]; }', 3]])
            for (const [side, start] of [['.math-side', sum], ['.code-side', head]]) {
                await calm(page);
                const symbol = await part(label, side, start);
                if (side === '.math-side') await symbol.evaluate((e) => e.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' })));
                else await symbol.hover({ position: { x: 8, y: 6 } });
                await drawn(page);
                const seen = await lights(label);
                check(seen.lit.includes(head), `${start} in ${label} lights ${seen.lit}`);
                check(seen.inside, `${start} in ${label} lights something in another pair`);
                same([seen.lit.length, seen.body], [lit ?? 2, body], `lit by ${start} in ${label}, and the body`);
                check(seen.edge === 'dotted' && seen.ground !== seen.head, `the body looks like its head: ${seen.ground}, ${seen.edge}`);
            }
        await calm(page);
        await (await pick(page, () => document.querySelector('[id="eq:careful-softmax"] [data-sym*=" "]'), 'index with two loops')).click();
        same((await lights('eq:careful-softmax')).lit.filter((text) => text.startsWith('for (')).length, 2, 'loops over one index');
        await calm(page);
        const symbol = await part('eq:stage-loss', '.math-side', '∑');
        await symbol.evaluate((e) => { e.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' })); e.click(); });
        same((await lights('eq:stage-loss')).body, 'L -= Y[o] * log(P[o]);', 'after a tap');
        await calm(page);
        await (await pick(page, () => document.getElementById('eq:stage-da1'), 'eq:stage-da1')).focus();
        for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
        same((await lights('eq:stage-da1')).body, 'dA1[h] += dZ2[o] * dZ2_dA1[h][o];', 'after the arrow keys');
        check(/∑.*an output/.test(await page.evaluate(() => document.getElementById('say').textContent)), 'the sum is not said');
        await page.evaluate(() => document.querySelectorAll('.pair details[open]').forEach((fold) => { fold.open = false; }));
        await calm(page);
    },
    'nn2: a sign of a formula lights the sign in the code': async ({ page }) => {
        const pairs = await page.evaluate((labels) => labels.map((label) => {
            const pair = document.getElementById(label).closest('.pair');
            const text = (e) => e.textContent.replace(/\u200b/g, ''), out = [];
            for (const e of pair.querySelectorAll('.math-side [data-sym*="@"]'))
                for (const x of pair.querySelectorAll('.code-side [data-sym*="@"]'))
                    if (e.dataset.sym === x.dataset.sym && !text(x).startsWith('for (')) out.push(`${'bar' in e.dataset ? 'bar' : text(e)} ${text(x)}`);
            return [...new Set(out)].sort();
        }), ['eq:stage-a1', 'eq:stage-slope', 'eq:stage-loss', 'eq:stage-jacobian', 'eq:batch-z1']);
        same(pairs, [['+ +', '1 1', 'bar /', 'e−zh exp(-Z1[h])', '− -'], ['1 1', '− -'], ['log log', '− -='],
            ['1 1', '= ==', 'o o', 'o′ q', '− -'], []], 'signs');
    },

    // -----------------------------------------------------------------------------------------------------------
    // Code opened in place.
    'a chunk opens in place and closes, and the reader stays where he is': async ({ page }) => {
        await calm(page);
        const button = await pick(page, () => [...document.querySelectorAll('main figure.chunk pre button.open')].find((b, i, all) => {
            const ref = b.previousElementSibling;
            return i >= all.length / 3 && document.getElementById(decodeURIComponent(ref.hash.slice(1)))?.querySelector('pre button.open');
        }), 'button after a reference to a chunk with references');
        const look = () => button.evaluate((b) => ({ expanded: b.ariaExpanded, top: b.getBoundingClientRect().top,
            bodies: b.closest('pre').querySelectorAll('.inplace').length, text: b.closest('pre').textContent }));
        const before = await look();
        same([before.expanded, before.bodies], ['false', 0], 'before');
        await button.click();
        await until(page, (mark) => document.querySelector(`[${mark}]`).ariaExpanded === 'true', 'it opens', mark);
        await drawn(page);
        const open = await look();
        check(Math.abs(open.top - before.top) < 1.5, `the button moved from ${before.top} to ${open.top}`);
        same(open.bodies, 1, 'bodies');
        const body = await button.evaluate((b) => {
            const pre = b.closest('pre'), place = pre.querySelector('.inplace');
            const ref = b.previousElementSibling;
            const plain = (e) => { const c = e.cloneNode(true); c.querySelectorAll('button').forEach((x) => x.remove()); return c.textContent.replace(/\s+/g, ' ').trim(); };
            return { got: plain(place), wanted: plain(document.getElementById(decodeURIComponent(ref.hash.slice(1))).querySelector('pre')),
                ids: place.querySelectorAll('[id]').length + (place.id ? 1 : 0) };
        });
        check(body.got.includes(body.wanted), `opened is\n${body.got}\nnot\n${body.wanted}`);
        same(body.ids, 0, 'ids in it');
        const inner = page.locator(`pre:has([${mark}]) .inplace button.open`).first();
        await inner.focus();
        await page.keyboard.press('Enter');
        await until(page, (mark) => document.querySelectorAll(`pre:has([${mark}]) .inplace .inplace`).length === 1, 'one in it opens too', mark);
        await button.focus();
        await page.keyboard.press('Space');
        await until(page, (mark) => document.querySelector(`[${mark}]`).ariaExpanded === 'false', 'it closes', mark);
        await drawn(page);
        const { top, ...after } = await look();
        same({ ...after, top: before.top }, { expanded: before.expanded, bodies: before.bodies, text: before.text, top: before.top }, 'after');
    },
    'the buttons of the code have names': async ({ page }) => none(await page.evaluate(() => {
        const buttons = [...document.querySelectorAll('button.open, button.copy')], out = [];
        if (!buttons.some((b) => b.matches('.open'))) out.push('no button opens a chunk');
        const chunks = document.querySelectorAll('main figure.chunk');
        for (const c of chunks) if (!c.querySelector('button.copy')) out.push(`${c.id}: no button copies it`);
        for (const b of buttons) if (!(b.ariaLabel || b.title || b.textContent).match(/[a-z]{3}/i)) out.push(`${b.className} in ${b.closest('[id]')?.id}`);
        return out;
    }), 'buttons'),

    // -----------------------------------------------------------------------------------------------------------
    // Previews.
    'a reference shows what it refers to, by mouse and by keyboard': async ({ page, volume }) => {
        const kinds = [['main p a.ref', 'ch:|fig:'], ['main pre a.chunkref', 'c:'],
            ...(volume === 'nn2' ? [['main pre a.id', 'c:'], ['main p a.ref', 'eq:']] : [])];
        const out = [];
        for (const [selector, kind] of kinds) {
            await calm(page);
            const link = await pick(page, ([selector, kind]) => [...document.querySelectorAll(selector)].find((a) => new RegExp(`^#(${kind})`).test(decodeURIComponent(a.getAttribute('href')))) ?? null, `${selector} to ${kind}`, [selector, kind]);
            for (const way of ['hover', 'focus']) {
                await link[way]();
                await untilShown(page, '#preview');
                const seen = await link.evaluate((a) => {
                    const box = document.getElementById('preview'), r = box.getBoundingClientRect();
                    const target = document.getElementById(decodeURIComponent(a.hash.slice(1)));
                    const words = (e) => {
                        const copy = e.cloneNode(true);
                        copy.querySelectorAll('button').forEach((b) => b.remove());
                        return copy.textContent.replace(/\s+/g, ' ').trim();
                    };
                    return { ids: box.querySelectorAll('[id]').length, text: words(box), target: words(target).slice(0, 30),
                        inside: r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight + 1 };
                });
                if (seen.ids > 0) out.push(`${selector}, ${way}: ${seen.ids} ids in the preview`);
                if (!seen.inside) out.push(`${selector}, ${way}: not inside the window`);
                if (!seen.text || (!seen.text.includes(seen.target))) out.push(`${selector}, ${way}: shows "${seen.text.slice(0, 60)}", not "${seen.target}"`);
                if (way === 'hover') await page.mouse.move(1, 1);
                else await page.keyboard.press('Escape');
                await untilHidden(page, '#preview');
            }
        }
        none(out, 'previews');
    },

    // -----------------------------------------------------------------------------------------------------------
    // Copies: what is copied is the file that the tangle made, but for comments and the white space between words.
    'a copied chunk is plain text with all references expanded': async ({ page, volume }) => {
        await calm(page);
        const path = volume === 'nn2' ? 'src/random.c' : 'loom/ledger.awk';
        const button = await pick(page, (path) => [...document.querySelectorAll('main figure.chunk')]
            .find((f) => f.querySelector('figcaption').textContent.includes(path))?.querySelector('button.copy') ?? null, `button that copies ${path}`, path);
        await button.click();
        await until(page, () => typeof window.copied === 'string', 'it is copied');
        const plain = (s) => s.replace(/\/\*[^]*?\*\//g, '').replace(/^#(?!include|define|if|endif|else|undef).*$/gm, '').replace(/\s+/g, ' ').trim();
        const file = join(folder, path);
        check(existsSync(file), `${file} is not there`);
        const [got, made] = [plain(await page.evaluate(() => window.copied)), plain(readFileSync(file, 'utf8'))];
        const at = [...made].findIndex((c, i) => c !== got[i]);
        check(got === made, `it differs from ${path}: ...${got.slice(Math.max(0, at - 40), at + 60)}... and ...${made.slice(Math.max(0, at - 40), at + 60)}...`);
    },

    // -----------------------------------------------------------------------------------------------------------
    // Contents and exercises.
    'the contents tell which chapter is being read': async ({ page }) => {
        await calm(page);
        const ids = await page.evaluate(() => [...document.querySelectorAll('main h2[id]')].map((h) => h.id));
        for (const id of [ids[1], ids[Math.floor(ids.length / 2)], ids.at(-2), ids[1]]) {
            await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: 'start', behavior: 'instant' }), id);
            await until(page, (id) => {
                const at = document.querySelectorAll('nav#contents a[aria-current=true]');
                return at.length === 1 && decodeURIComponent(at[0].hash.slice(1)) === id;
            }, `the contents are at ${id}`, id);
        }
    },
    'nn2: exercises have numbers and folded solutions that open': async ({ page }) => {
        await calm(page);
        none(await page.evaluate(() => {
            const all = [...document.querySelectorAll('.exercise')], out = all.length > 0 ? [] : ['there is no exercise'];
            for (const e of all) {
                const solutions = e.querySelectorAll('details.solution');
                if (!e.id || solutions.length !== 1 || solutions[0].open || !solutions[0].querySelector(':scope > summary')) out.push(`${e.id}: ${solutions.length} solutions`);
                else if (solutions[0].textContent.length < 60) out.push(`${e.id}: ${solutions[0].textContent}`);
                if (!/\d+\.\d+/.test(e.textContent)) out.push(`${e.id}: no number`);
            }
            return out;
        }), 'exercises');
        const summary = await pick(page, () => document.querySelector('.exercise details.solution > summary'), 'solution');
        await summary.focus();
        await page.keyboard.press('Enter');
        check(await summary.evaluate((s) => s.parentElement.open && [...s.parentElement.children].every((e) => e.checkVisibility())), 'Enter does not open it');
        await page.keyboard.press('Enter');
        check(await summary.evaluate((s) => !s.parentElement.open), 'Enter does not close it');
    },

    // -----------------------------------------------------------------------------------------------------------
    // The parts of the course.
    'nn2: a part of the course says what is to be done, and folds its code': async ({ page }) => {
        await calm(page);
        none(await page.evaluate(() => {
            const all = [...document.querySelectorAll('details.answer')], out = [];
            if (all.length !== 17) out.push(`${all.length} parts`);
            for (const e of all) {
                const task = e.previousElementSibling;
                if (e.open) out.push(`open: ${task?.textContent}`);
                if (!/^Part [a-z0-9]+ of the course, \d+ points: given .+, (find|change) .+\.$/.test(task?.textContent)) out.push(`task: ${task?.textContent}`);
                if (!e.closest('.pair .code-side') || e.querySelectorAll('.chunk').length !== 1) out.push(`not the code of a pair: ${task?.textContent}`);
            }
            const buttons = document.querySelectorAll('.answers button');
            if (buttons.length !== 1 || !buttons[0].parentElement.nextElementSibling.contains(all[0])) out.push(`${buttons.length} buttons, not one above the first`);
            return out;
        }), 'parts');
        const summary = await pick(page, () => document.querySelector('details.answer > summary'), 'solution of a part');
        await summary.focus();
        await page.keyboard.press('Enter');
        same(await page.evaluate(() => [...document.querySelectorAll('details.answer')].filter((e) => e.open && e.querySelector('pre').checkVisibility()).length), 1, 'open after Enter');
        await page.keyboard.press('Enter');
    },
    'nn2: one button opens all parts, and the choice is remembered': async ({ page }) => {
        const state = () => page.evaluate(() => ({ open: [...document.querySelectorAll('details.answer')].filter((e) => e.open).length,
            pressed: document.querySelector('.answers button').ariaPressed, says: document.querySelector('.answers button').textContent }));
        const folded = { open: 0, pressed: 'false', says: 'Show all solutions' }, open = { open: 17, pressed: 'true', says: 'Fold all solutions' };
        same(await state(), folded, 'at first');
        for (const [wanted, what] of [[open, 'pressed once'], [folded, 'pressed again']]) {
            const button = await pick(page, () => document.querySelector('.answers button'), 'button for all parts');
            await button.focus();
            await page.keyboard.press('Enter');
            same(await state(), wanted, what);
            await page.reload();
            same(await state(), wanted, `${what}, and loaded again`);
        }
    },
    'nn2: a link and a search lead into the folded code, and all works in there': async ({ page }) => {
        await calm(page);
        const place = await page.evaluate(() => {
            const chunk = [...document.querySelectorAll('details.answer .chunk')][4];
            return { id: chunk.id, name: chunk.dataset.name, code: chunk.querySelector('pre').textContent.split('\n')[0] };
        });
        const isOpen = () => until(page, (id) => {
            const box = document.getElementById(id).getBoundingClientRect();
            return document.getElementById(id).closest('details').open && box.top > -1 && box.top < innerHeight;
        }, `the part ${place.name} is open`, place.id);
        await found(page, place.name);
        await page.locator('#results a').filter({ hasText: place.name }).first().click();
        await isOpen();
        await page.evaluate((id) => { document.getElementById(id).closest('details').open = false; location.hash = '#main'; }, place.id);
        await page.evaluate((id) => { location.hash = '#' + id; }, place.id);
        await isOpen();
        const symbol = await pick(page, (id) => document.querySelector(`[id="${id}"] pre [data-sym]`), 'symbol in the folded code', place.id);
        await symbol.hover();
        await untilShown(page, '#card');
        check(await symbol.evaluate((e) => e.classList.contains('lit')), 'the symbol is not lit');
        await calm(page);
        const copy = await pick(page, (id) => document.querySelector(`[id="${id}"] button.copy`), 'copy button in the folded code', place.id);
        await copy.click();
        await until(page, () => document.querySelector('#say').textContent === 'copied', 'the copy is said');
        const link = await pick(page, (id) => document.querySelector(`[id="${id}"] .notes a[href^="#"]`), 'link in the folded code', place.id);
        await link.hover();
        await untilShown(page, '#preview');
        await page.evaluate((id) => { document.getElementById(id).closest('details').open = false; history.replaceState(null, '', '#'); }, place.id);
    },

    'after all this, every id is there once, and nothing is left open': async ({ page }) => {
        await calm(page);
        none(await page.evaluate(() => {
            const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
            return [...ids.filter((id, i) => ids.indexOf(id) !== i),
                ...['#card', '#preview', '#results a', '.inplace', '.lit', '.at'].filter((s) => document.querySelector(s)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))];
        }), 'left');
    },

    // -----------------------------------------------------------------------------------------------------------
    // And all of it for everyone.
    // axe takes seconds to read the page, so all that opens is looked at at once, and the rest of the page taken away.
    'axe finds nothing serious in what opens': async ({ page, volume }) => {
        await calm(page);
        await page.evaluate(axe);
        await (await pick(page, () => document.querySelector('main pre button.open'), 'button that opens a chunk')).dispatchEvent('click');
        await (await pick(page, () => document.querySelector('main pre a.chunkref[href^="#"]'), 'reference')).hover();
        await untilShown(page, '#preview');
        if (volume === 'nn2') {
            await (await pick(page, () => document.querySelector('.pair .katex-html [data-sym]'), 'symbol')).click();
            await untilShown(page, '#card');
        }
        const open = [...(volume === 'nn2' ? ['#card'] : []), '#preview', '#search', '.inplace'];
        await page.mouse.move(1, 1);
        await found(page, 'chapter');
        await page.evaluate(() => {
            document.getElementById('preview').hidden = false;
            for (const e of document.querySelectorAll('main > *')) if (!e.querySelector('.inplace')) e.remove();
        });
        for (const selector of open) check(await shown(page, selector), `${selector} is not open`);
        for (const [colorScheme, rules] of [['light', undefined], ['dark', ['color-contrast', 'link-in-text-block']]]) {
            await page.emulateMedia({ colorScheme });
            none(await page.evaluate(async ([open, rules]) => {
                const { violations } = await axe.run({ include: open.map((s) => [s]) },
                    { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) });
                return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
                    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}  ${n.failureSummary.split('\n')[1]?.trim()}`));
            }, [open, rules]), `axe finds (${colorScheme})`);
        }
    },
});

// ---------------------------------------------------------------------------------------------------------------
// A phone.
group({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }, {
    'on a phone the contents are folded, and unfold': async ({ page }) => {
        const link = page.locator('nav#contents a[href^="#ch"]').nth(2);
        check(!await link.isVisible(), 'the contents are open');
        check((await page.locator('h1').boundingBox()).y < 500, 'the title is not on the first screen');
        await page.locator('nav#contents summary, nav#contents button, button[aria-controls=contents]').locator('visible=true').first().tap();
        await link.waitFor({ state: 'visible' });
        const id = decodeURIComponent((await link.getAttribute('href')).slice(1));
        await link.tap();
        await until(page, (id) => { const t = document.getElementById(id).getBoundingClientRect().top; return t > -5 && t < innerHeight / 2; }, `it goes to ${id}`, id);
    },
    'nn2: on a phone a tap shows the card': async ({ page }) => {
        const symbol = await pick(page, () => document.querySelector('.pair.stage .math-side .katex-html [data-sym]'), 'symbol in an equation');
        await symbol.tap();
        await untilShown(page, '#card');
        const box = await page.locator('#card').boundingBox();
        check(box.x >= 0 && box.x + box.width <= 390 && box.y >= 0 && box.y + box.height <= 800, `the card is at ${JSON.stringify(box)}`);
        check(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), 'the page is wider with it');
    },
});
