import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import Home, * as home from '#app/routes/public/home.tsx';
import { renderPage } from '#tests/components/render-page.tsx';
import { aContext } from '#tests/support/context.ts';

const PATHS = ['/', '/en', '/ru'] as const;

async function homeAt(path: string, context = aContext()): Promise<string> {
  const url = new URL(path, 'http://localhost');
  const loaderData = await home.loader({ context, request: new Request(url), url, pattern: '', params: {} });
  return renderPage(<Home loaderData={loaderData} />, path);
}

describe('the promises on the first page', () => {
  test.each([
    [PATHS[0], '2 到 20 个工作日', '自 2026 年 1 月 1 日（周四）起施行'],
    [PATHS[1], '2 to 20 working days', 'In force since Thursday 1 January 2026'],
    [PATHS[2], 'От 2 до 20 рабочих дней', '1 января 2026'],
  ])('%s says within how long one is answered, and since when', async (path, answer, since) => {
    const page = await homeAt(path);
    expect(page).toContain(answer);
    expect(page).toContain(since);
  });

  test('are those of the policy in force', async () => {
    const context = aContext();
    const { db } = context;
    const policy = await db.selectFrom('sla_policies').selectAll().executeTakeFirstOrThrow();
    const body = JSON.parse(policy.body);
    const categoryDays = { ...body.categoryDays, J3: 15 };
    const later = { version: 'later', effective_from: '2026-10-05', activated_at: '2026-10-05T00:00:00.000Z' };
    await db
      .insertInto('sla_policies')
      .values({ ...policy, ...later, body: JSON.stringify({ ...body, categoryDays }) })
      .execute();
    await db.updateTable('reference_state').set({ token: randomUUID() }).execute();
    const page = await homeAt('/', context);
    expect(page).toContain('2 到 15 个工作日');
    expect(page).toContain('自 2026 年 10 月 5 日（周一）起施行');
  });
});
