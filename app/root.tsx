import type { ReactNode } from 'react';
import { isRouteErrorResponse, Meta, Outlet, useRouteError } from 'react-router';
import { Document } from '#app/components/layout/document.tsx';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { retrySecondsOf } from '#app/components/layout/retry-after.ts';
import { areaOfPath } from '#app/domain/staff-area.ts';
import staffStyles from './staff.css?inline';
import publicStyles from './tailwind.css?inline';

export function Layout({ children }: { children: ReactNode }) {
  const isStaff = areaOfPath(useSite().pathname) !== undefined;
  return (
    <Document styles={isStaff ? staffStyles : publicStyles} head={<Meta />}>
      {children}
    </Document>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (useSite().again) return <ErrorPage status={503} />;
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} />;
  return <ErrorPage status={error.status} retrySeconds={retrySecondsOf(error.data)} />;
}
