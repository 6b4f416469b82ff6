import { availableParallelism } from 'node:os';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vitest/config';

const setupFiles = ['./tests/support/setup.ts'];
const E2E = 'tests/e2e/**/*.test.{ts,tsx}';
const EXPERIENCE = 'tests/experience/**/*.test.ts';
const TIMED = ['tests/experience/weight.test.ts', 'tests/experience/lighthouse.test.ts'];

// A test of the built portal waits for its browser half of the time: two of them fill two cores.
const AT_ONCE = Math.max(2, availableParallelism() - 1);
const ofFinishedPages = {
  setupFiles,
  globalSetup: ['./tests/support/global-setup.ts', './tests/experience/world-setup.ts'],
  server: { deps: { external: [/\/build\/server\//] } },
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

// The framework's plugin must not load under vitest: tests import source files or the finished build.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { rollupOptions: isSsrBuild ? { input: './app/server.ts' } : undefined },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [E2E, EXPERIENCE],
          // Files share their worker's modules: loading them anew cost as long as a third of the tests.
          isolate: false,
          maxWorkers: AT_ONCE,
          testTimeout: 30_000,
        },
      },
      {
        // Against the finished build: over HTTP, in the browser, as child processes.
        test: {
          name: 'e2e',
          setupFiles,
          include: [E2E],
          globalSetup: ['./tests/support/global-setup.ts'],
          server: { deps: { external: [/\/build\/server\//] } },
          maxWorkers: AT_ONCE,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        // How the finished public pages look and hold out (npm run test:experience).
        test: {
          ...ofFinishedPages,
          name: 'experience',
          include: [EXPERIENCE],
          exclude: TIMED,
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What they weigh and how fast they are: afterwards and one by one, since what is timed must not wait for others.
        test: {
          ...ofFinishedPages,
          name: 'timed',
          include: TIMED,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
}));
