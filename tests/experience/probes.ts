import type { Page } from 'playwright-core';

/**
 * What is looked for inside a page. Each probe returns what offends it, in words; an empty list is what a page wants.
 * They are sources, since the pages' own policy lets no other script in; `probes.test.ts` shows that each finds a planted
 * defect.
 */
const NAME = `const name = (one) => one.tagName.toLowerCase() + (one.className ? '.' + String(one.className.baseVal ?? one.className).split(' ').join('.') : '') + ' “' + (one.textContent ?? '').trim().slice(0, 30) + '”';
const shown = (one) => { const box = one.getBoundingClientRect(); return box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true }); };`;

async function run(page: Page, body: string): Promise<string[]> {
  return page.evaluate<string[]>(`(() => { ${NAME}\n${body} })()`);
}

/** Controls smaller than this many CSS pixels; links inside a sentence are excepted (experience.md B8). */
export function smallTargets(page: Page, smallest: number): Promise<string[]> {
  return run(
    page,
    `const inSentence = (one) => one.tagName === 'A' && getComputedStyle(one).display === 'inline' &&
       [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
     const boxOf = (one) => (one.closest('label.choice') ?? one).getBoundingClientRect();
     return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
       .filter((one) => shown(one) && !one.closest('.sr-only') && !one.matches('.sr-only, .skip-link') && !inSentence(one))
       .filter((one) => { const box = boxOf(one); return box.width < ${smallest} - 0.5 || box.height < ${smallest} - 0.5; })
       .map((one) => name(one) + ' ' + Math.round(boxOf(one).width) + '×' + Math.round(boxOf(one).height));`,
  );
}

/** Text that does not fit where it stands, and a page that has to be moved sideways. */
export function clipped(page: Page): Promise<string[]> {
  return run(
    page,
    `const wide = document.documentElement.scrollWidth;
     const found = wide > innerWidth ? ['the page is ' + wide + ' px wide'] : [];
     for (const one of document.querySelectorAll('body *')) {
       const { overflowX, overflowY } = getComputedStyle(one);
       if (!shown(one) || one.matches('.sr-only, option, [role=region], textarea, input') || one.closest('svg')) continue;
       if (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) found.push('cut: ' + name(one));
       if (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1) found.push('cut: ' + name(one));
       const box = one.getBoundingClientRect();
       if (one.childElementCount === 0 && (box.right > innerWidth + 1 || box.left < -1) && !one.closest('[role=region], .skip-link'))
         found.push('outside: ' + name(one));
     }
     return found;`,
  );
}

/** Neighbours that lie on each other. */
export function overlaps(page: Page): Promise<string[]> {
  return run(
    page,
    `const found = [];
     const still = (one) => shown(one) && !['absolute', 'fixed', 'sticky'].includes(getComputedStyle(one).position) && !one.matches('.sr-only') && !one.closest('svg, td, th') && getComputedStyle(one).display !== 'inline';
     for (const parent of document.querySelectorAll('body, body *')) {
       const children = [...parent.children].filter(still).map((one) => [one, one.getBoundingClientRect()]);
       for (let i = 1; i < children.length; i++) {
         const [[first, a], [second, b]] = [children[i - 1], children[i]];
         const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
         const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
         if (across > 1 && down > 8) found.push(name(first) + ' and ' + name(second) + ' by ' + Math.round(down) + ' px');
       }
     }
     return found;`,
  );
}

/** One h1, one main, header and footer, levels of headings in order, the way to the main content first. */
export function wrongFrame(page: Page): Promise<string[]> {
  return run(
    page,
    `const count = (what) => document.querySelectorAll(what).length;
     const found = ['h1', 'main', 'header', 'footer'].filter((what) => count(what) !== 1).map((what) => count(what) + ' × ' + what);
     const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(shown).map((one) => Number(one.tagName[1]));
     levels.forEach((level, at) => { if (level > (levels[at - 1] ?? 0) + 1) found.push('h' + level + ' after h' + (levels[at - 1] ?? 0)); });
     const first = document.querySelector('a[href], button, input:not([type=hidden])');
     if (first?.getAttribute('href') !== '#main' || !document.querySelector('#main')) found.push('no way to the main content first');
     return found;`,
  );
}

/** Signs of clocks and states that would say nothing without their colour (B12). */
export function colourAlone(page: Page): Promise<string[]> {
  return run(
    page,
    `return [...document.querySelectorAll('.sla, .tag')].filter((one) => one.textContent.trim() === '' || (one.matches('.sla') && !one.querySelector('svg.icon'))).map(name);`,
  );
}

/** Controls that would have no edge where colours are forced or contrast is raised (B14). */
export function withoutEdge(page: Page): Promise<string[]> {
  return run(
    page,
    `return [...document.querySelectorAll('.btn, .input, .choice, .tag, .panel, .notice')].filter(shown).filter((one) => {
       const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(one);
       return parseFloat(borderTopWidth) < 1 || borderTopStyle === 'none' || borderTopColor === backgroundColor;
     }).map(name);`,
  );
}

/** What moves though less motion is asked for (B15). */
export function moving(page: Page): Promise<string[]> {
  return run(
    page,
    `return [...document.querySelectorAll('body *')].filter((one) => {
       const { transitionDuration, animationName } = getComputedStyle(one);
       return transitionDuration.split(',').some((time) => parseFloat(time) > 0) || animationName !== 'none';
     }).map(name);`,
  );
}

/** Text of the main part whose place on the screen is before what precedes it in the source (C2, B3). */
export function outOfOrder(page: Page): Promise<string[]> {
  return run(
    page,
    `const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, label, input:not([type=hidden]), select, textarea, button, dt, dd)')]
       .filter((one) => shown(one) && !one.closest('.sr-only, .exit-bar, .summary-action, table') && !one.matches('.sr-only'));
     const found = [];
     let before = null;
     for (const one of blocks) {
       const box = one.getBoundingClientRect();
       const column = one.closest('.home-grid > *, .two-columns > *, .summary-row');
       if (before && before.column === column && !before.one.contains(one) && box.bottom < before.box.top) found.push(name(one) + ' above ' + name(before.one));
       before = { one, box, column };
     }
     return found;`,
  );
}
