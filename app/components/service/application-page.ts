import type { OwnFileView } from '#app/components/report/file-list.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { UnitName } from '#app/domain/case-view.ts';
import type { ReceiptDates } from '#app/domain/receipt.ts';
import type { Application, ApplicationErrors, ApplicationStep, TypedStep } from '#app/domain/service/application.ts';
import type { ApplicantKind, Service } from '#app/domain/service/service.ts';
import type { InThreeLanguages, Texts } from '#app/i18n/index.ts';

/** One question of an application. */
export type TaskPage = {
  /** The languages send this page's form. */
  isStep: true;
  step: TypedStep;
  index: number;
  total: number;
  formHref: string;
  service: Pick<Service, 'id' | 'name' | 'applicants' | 'papers'>;
  /** Who applies, where it is known. */
  applicant: ApplicantKind | null;
  offersMail: boolean;
  unit: InThreeLanguages;
  agent: InThreeLanguages | null;
};

export type TaskProps = { page: TaskPage; values: Record<string, string>; errors: FieldErrors };

/** A file under the applicant's own name for it, and which paper of the list it is. */
export type PaperFile = { name: string; size: number; paper: InThreeLanguages | null };

/** The page of an application's files. */
export type ApplicationFilesPage = {
  subject: 'request';
  isStep: true;
  index: number;
  total: number;
  formHref: string;
  service: Pick<Service, 'id' | 'name' | 'papers'>;
  files: readonly (OwnFileView & Pick<PaperFile, 'paper'>)[];
};

/** The list of tasks, before and between them. */
export type TaskListPage = {
  service: Pick<Service, 'id' | 'name'>;
  tasks: { step: ApplicationStep; isDone: boolean }[];
};

/** What the check page shows of a complete application. */
export type ApplicationCheck = {
  subject: 'request';
  service: Pick<Service, 'id' | 'name' | 'papers'>;
  steps: readonly ApplicationStep[];
  application: Application;
  files: readonly PaperFile[];
  dates: ReceiptDates;
  helpers: readonly UnitName[];
  /** Digest of all that is sent, and where it goes. */
  shown: string;
};

/** The address of a task; `fromCheck` keeps the way back to the check page. */
export function taskHref(service: string, step: ApplicationStep, fromCheck = false): string {
  return `/apply/${service}/step/${step}${fromCheck ? '?back=check' : ''}`;
}

/** What is wrong, field by field, in the words of the page. */
export function applicationErrorWords(errors: ApplicationErrors | undefined, texts: Texts): FieldErrors {
  const words = { ...texts.report.errors, ...texts.apply.errors };
  return Object.fromEntries(Object.entries(errors ?? {}).map(([field, reason]) => [field, words[reason]]));
}
