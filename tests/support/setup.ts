import { afterEach, beforeEach, expect, vi } from 'vitest';

// An unexpected console.error is a failure: React and the framework report there what a page would hide.
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  const calls = vi.mocked(console.error).mock?.calls ?? [];
  vi.restoreAllMocks();
  expect(calls, 'nothing was reported on console.error').toEqual([]);
});
