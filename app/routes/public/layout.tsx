import { Outlet, useMatches } from 'react-router';
import { PublicShell } from '#app/components/layout/public-shell.tsx';

export const handle = { static: true };

/**
 * Frame of the public pages. A page whose loader returns `showExit: true` gets the exit button; with `isStep: true` the
 * languages send the form of the page, so that what is typed goes along.
 */
export default function PublicLayout() {
  const pages = useMatches().map(({ loaderData }) => loaderData);
  return (
    <PublicShell exit={pages.some(wantsExit)} isStep={pages.some(isStep)}>
      <Outlet />
    </PublicShell>
  );
}

function wantsExit(loaderData: unknown): boolean {
  return (
    typeof loaderData === 'object' && loaderData !== null && 'showExit' in loaderData && loaderData.showExit === true
  );
}

function isStep(loaderData: unknown): boolean {
  return typeof loaderData === 'object' && loaderData !== null && 'isStep' in loaderData && loaderData.isStep === true;
}
