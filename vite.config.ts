import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vitest/config';

// The framework's plugin must not load under vitest: tests import source files or the finished build.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { rollupOptions: isSsrBuild ? { input: './app/server.ts' } : undefined },
  test: {
    setupFiles: ['./tests/support/setup.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['./tests/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
}));
