import { Outlet, useMatches } from 'react-router';
import { PublicShell } from '#app/components/layout/public-shell.tsx';

export const handle = { static: true };

/** Frame of the public pages. A page whose loader returns `showExit: true` gets the exit button. */
export default function PublicLayout() {
  const exit = useMatches().some(({ loaderData }) => wantsExit(loaderData));
  return (
    <PublicShell exit={exit}>
      <Outlet />
    </PublicShell>
  );
}

function wantsExit(loaderData: unknown): boolean {
  return (
    typeof loaderData === 'object' && loaderData !== null && 'showExit' in loaderData && loaderData.showExit === true
  );
}
