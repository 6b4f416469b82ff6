import { describe, expect, test } from 'vitest';
import Help, * as help from '#app/routes/public/help.tsx';
import { renderPage } from '#tests/components/render-page.tsx';
import { aContext } from '#tests/support/context.ts';

function textAt(path: string): string {
  const url = new URL(path, 'http://localhost');
  const context = aContext();
  const loaderData = help.loader({ context, request: new Request(url), url, pattern: '', params: {} });
  return renderPage(<Help loaderData={loaderData} />, path);
}

describe('a page of text', () => {
  test.each([
    ['/help', '本页内容'],
    ['/en/help', 'On this page'],
    ['/ru/protection', 'На этой странице'],
  ])('%s with more than three sections begins with a list that leads to each', (path, contents) => {
    const page = textAt(path);
    const list = page.slice(page.indexOf(`aria-label="${contents}"`), page.indexOf('</nav>'));
    const targets = [...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(3);
    for (const id of targets) expect(page.split(`id="${id}"`)).toHaveLength(2);
  });

  test('with fewer has none', () => {
    expect(textAt('/verify-site')).not.toContain('本页内容');
  });

  test('of contacts has the line to call and the way to report', () => {
    const main = textAt('/ru/contact');
    expect(main).toContain('href="tel:12345"');
    expect(main).toContain('href="/ru/report"');
  });
});
