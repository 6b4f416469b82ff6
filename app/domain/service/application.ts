import type { AnswerError, StepForm } from '#app/domain/answer-errors.ts';
import type { Contact } from '#app/domain/report.ts';
import type { ApplicantKind, Service } from '#app/domain/service/service.ts';

/** The tasks of an application, one question a page, in their order. */
export const APPLICATION_STEPS = ['applicant', 'company', 'contact', 'matter', 'papers', 'files', 'handling'] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];
/** Tasks that are answered by what is typed. */
export type TypedStep = Exclude<ApplicationStep, 'files'>;

/** Whom it is for. `registration`: a passport or a number of the home country, where there is no credit code. */
export type CompanyAnswer = { name: string | null; creditCode: string | null; registration: string | null };

/** What is answered so far; an absent key is a task not done yet. */
export type ApplicationAnswers = {
  applicant?: ApplicantKind;
  company?: CompanyAnswer;
  contact?: Pick<Contact, 'name' | 'phone' | 'email' | 'reachable'>;
  /** A mail to the address of the contact when something happens. */
  wantsMail?: boolean;
  matter?: string;
  /** Places in the service's list of papers that are at hand. */
  papers?: number[];
  /** The page of photos and files was passed; files themselves wait beside the draft. */
  files?: true;
  /** Which paper of the list a waiting file is, by its number, where that was said. */
  paperOf?: Record<string, number>;
  /** The county's agent runs the errands. */
  byAgent?: boolean;
  /** Typed on a page that was left by its language or by 返回, as it was typed; never sent. */
  pending?: Partial<Record<TypedStep, StepForm>>;
};

/** What can be wrong beside the errors that reports have too. */
export type ApplicationError =
  | AnswerError
  | 'applicant'
  | 'company'
  | 'company_long'
  | 'credit_code'
  | 'credit_length'
  | 'credit_letter'
  | 'credit_check'
  | 'registration_long'
  | 'matter'
  | 'matter_long'
  | 'handling';
export type ApplicationErrors = Record<string, ApplicationError>;

/** What the tasks depend on: the service, and whether another unit could run the errands for it. */
export type Offer = { service: Pick<Service, 'applicants' | 'papers'>; hasAgent: boolean };

/** Whether a word of an address is a task. */
export function isApplicationStep(word: string): word is ApplicationStep {
  return (APPLICATION_STEPS as readonly string[]).includes(word);
}

/** The tasks of this application: nobody is asked what has one answer only. */
export function applicationSteps({ service, hasAgent }: Offer): ApplicationStep[] {
  return APPLICATION_STEPS.filter((step) => {
    if (step === 'applicant') return service.applicants.length > 1;
    if (step === 'papers') return service.papers.length > 0;
    return step !== 'handling' || hasAgent;
  });
}

/** Who applies; null while it is not answered. */
export function applicantOf(answers: ApplicationAnswers, { service }: Offer): ApplicantKind | null {
  const [only] = service.applicants;
  return service.applicants.length === 1 && only ? only : (answers.applicant ?? null);
}

/** Whether a task is done. Another kind of applicant has another question about the company. */
export function isStepDone(step: ApplicationStep, answers: ApplicationAnswers): boolean {
  return answers[step === 'handling' ? 'byAgent' : step] !== undefined;
}

/** Says which paper of the list these files are, which is then at hand; any other number is no paper. */
export function tagFiles(
  answers: ApplicationAnswers,
  numbers: readonly string[],
  { place, offer }: { place: number; offer: Offer },
): ApplicationAnswers {
  if (numbers.length === 0 || !offer.service.papers[place]) return answers;
  const paperOf = { ...answers.paperOf, ...Object.fromEntries(numbers.map((number) => [number, place])) };
  const papers = [...new Set([...(answers.papers ?? []), place])].sort((one, other) => one - other);
  return { ...answers, papers, paperOf };
}

/** The first task that is not done; null when it can be checked and sent. */
export function firstOpenStep(answers: ApplicationAnswers, offer: Offer): ApplicationStep | null {
  return applicationSteps(offer).find((step) => !isStepDone(step, answers)) ?? null;
}

/** Who asks for what, complete: as checked and sent. */
export type Application = {
  applicant: ApplicantKind;
  company: CompanyAnswer;
  contact: NonNullable<ApplicationAnswers['contact']>;
  matter: string;
  papers: number[];
  byAgent: boolean;
  /** Where to send a neutral mail when something happens, where that was asked for. */
  mailTo?: string | null;
};

/** The complete application. Throws when a task is open: the tasks come first (`firstOpenStep`). */
export function toApplication(answers: ApplicationAnswers, offer: Offer): Application {
  const { company, contact, matter, papers = [], byAgent = false, wantsMail = false } = answers;
  const applicant = applicantOf(answers, offer);
  if (!applicant || !company || !contact || !matter || firstOpenStep(answers, offer)) {
    throw new Error('an application with open tasks');
  }
  return {
    applicant,
    company,
    contact,
    matter,
    papers,
    byAgent: offer.hasAgent && byAgent,
    mailTo: wantsMail ? contact.email : null,
  };
}
