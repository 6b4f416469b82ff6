import { buildWhenStale } from '#app/cli/build-when-stale.ts';

buildWhenStale();
