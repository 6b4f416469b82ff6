import type { Config } from 'tailwindcss';
import publicPages from './tailwind.config.ts';

/** Sheet of the staff areas (app/staff.css): everything, the shared parts included. */
export default { ...publicPages, content: ['./app/{components,routes}/**/*.{ts,tsx}'] } satisfies Config;
