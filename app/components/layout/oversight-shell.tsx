import type { StaffShellProps } from '#app/components/layout/staff-shell.tsx';
import { StaffFrame } from '#app/components/layout/staff-shell.tsx';

/** Discipline inspection's area: indigo band. */
export function OversightShell({ title = '纪检监察', ...props }: StaffShellProps) {
  return (
    <StaffFrame
      {...props}
      title={title}
      areaClass="staff-oversight"
      homeHref="/oversight"
      signOutHref="/oversight/sign-out"
    />
  );
}
