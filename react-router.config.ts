import type { Config } from '@react-router/dev/config';

export default {
  ssr: true,
  // No client manifest requests: nothing hydrates (security.md 1c).
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
