import type { StaffShellProps } from '#app/components/layout/staff-shell.tsx';
import { StaffFrame } from '#app/components/layout/staff-shell.tsx';

/** The officers' area: pine header, tabs. */
export function DeskShell({ title = '工单', ...props }: StaffShellProps) {
  return <StaffFrame {...props} title={title} areaClass="staff-desk" homeHref="/desk" signOutHref="/desk/sign-out" />;
}
