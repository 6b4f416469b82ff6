import { Outlet, useMatches } from 'react-router';
import { SubjectProvider } from '#app/components/layout/locale.tsx';
import { PublicShell } from '#app/components/layout/public-shell.tsx';

export const handle = { static: true };

/**
 * Frame of the public pages. A page whose loader returns `showExit: true` gets the exit button; with `isStep: true` in it, or
 * `sendsForm: true` in its handle, languages and looks send the form of the page, so that what is typed goes along; with
 * `subject: 'request'` it is told in the words of a request.
 */
export default function PublicLayout() {
  const matches = useMatches();
  const says = (name: string, value: unknown) => matches.some(({ loaderData }) => shownAs(loaderData, name) === value);
  const sendsPage = matches.some(({ handle }) => shownAs(handle, 'sendsForm') === true);
  const sends = says('isStep', true) ? 'step' : sendsPage ? 'page' : undefined;
  return (
    <PublicShell exit={says('showExit', true)} sends={sends}>
      <SubjectProvider subject={says('subject', 'request') ? 'request' : 'report'}>
        <Outlet />
      </SubjectProvider>
    </PublicShell>
  );
}

function shownAs(told: unknown, name: string): unknown {
  return typeof told === 'object' && told !== null ? Reflect.get(told, name) : undefined;
}
