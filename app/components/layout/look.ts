/** How a visitor wants to see the pages. `auto`: as the system says. `large`: 长辈版. */
export type Look = { theme: 'auto' | 'light' | 'dark'; size: 'normal' | 'large' };

/** One press of the switch. */
export type LookChange = 'light' | 'dark' | 'normal' | 'large';

export const PLAIN_LOOK: Look = { theme: 'auto', size: 'normal' };

const CHANGES: readonly string[] = ['light', 'dark', 'normal', 'large'];

/** Whether this is what a button of the switch sends. */
export function isLookChange(word: string): word is LookChange {
  return CHANGES.includes(word);
}

/** The look after one press. */
export function changeLook(look: Look, change: LookChange): Look {
  if (change === 'light' || change === 'dark') return { ...look, theme: change };
  return { ...look, size: change };
}

/** The value of the cookie: `dark.large`. */
export function lookValue({ theme, size }: Look): string {
  return `${theme}.${size}`;
}

/** The look that a cookie holds; anything else than one of ours is the plain one. */
export function parseLook(value: string | null): Look {
  const [theme, size, ...more] = (value ?? '').split('.');
  if (more.length > 0 || (size !== 'normal' && size !== 'large')) return PLAIN_LOOK;
  return theme === 'light' || theme === 'dark' || theme === 'auto' ? { theme, size } : PLAIN_LOOK;
}
