import { Outlet, useMatches } from 'react-router';
import { SubjectProvider } from '#app/components/layout/locale.tsx';
import { PublicShell } from '#app/components/layout/public-shell.tsx';

export const handle = { static: true };

/**
 * Frame of the public pages. A page whose loader returns `showExit: true` gets the exit button; with `isStep: true` the
 * languages send the form of the page, so that what is typed goes along; with `subject: 'request'` it is told in the words
 * of a request.
 */
export default function PublicLayout() {
  const pages = useMatches().map(({ loaderData }) => loaderData);
  const says = (name: string, value: unknown) => pages.some((page) => shownAs(page, name) === value);
  return (
    <PublicShell exit={says('showExit', true)} isStep={says('isStep', true)}>
      <SubjectProvider subject={says('subject', 'request') ? 'request' : 'report'}>
        <Outlet />
      </SubjectProvider>
    </PublicShell>
  );
}

function shownAs(loaderData: unknown, name: string): unknown {
  return typeof loaderData === 'object' && loaderData !== null ? Reflect.get(loaderData, name) : undefined;
}
