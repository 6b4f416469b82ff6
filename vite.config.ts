import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vitest/config';

const setupFiles = ['./tests/support/setup.ts'];
const E2E = 'tests/e2e/**/*.test.{ts,tsx}';
const EXPERIENCE = 'tests/experience/**/*.test.ts';

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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // How the finished public pages look, weigh and hold out (npm run test:experience). One file after the other:
        // what is timed must not wait for its neighbours.
        test: {
          name: 'experience',
          setupFiles,
          include: [EXPERIENCE],
          globalSetup: ['./tests/support/global-setup.ts', './tests/experience/world-setup.ts'],
          server: { deps: { external: [/\/build\/server\//] } },
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
