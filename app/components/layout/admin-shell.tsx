import type { StaffShellProps } from '#app/components/layout/staff-shell.tsx';
import { StaffFrame } from '#app/components/layout/staff-shell.tsx';

/** The administrators' area: slate band. */
export function AdminShell({ title = '系统管理', ...props }: StaffShellProps) {
  return (
    <StaffFrame {...props} title={title} areaClass="staff-admin" homeHref="/admin" signOutHref="/admin/sign-out" />
  );
}
