import { afterEach, expect, test, vi } from 'vitest';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { DatabaseBusyError } from '#db/client.server.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test('a command beside a portal that keeps the database says so in one sentence and exits with 1', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await exitClearly(() => Promise.reject(new DatabaseBusyError()));
  expect(process.exitCode).toBe(1);
  expect(said.mock.calls).toEqual([['another process has kept the database for 10 seconds\n']]);
});
