/** The stages of a project's life, in their order on `/services`; `help` goes with every stage. */
export const SERVICE_STAGES = ['register', 'land', 'build', 'staff', 'border', 'tax', 'help'] as const;
export type ServiceStage = (typeof SERVICE_STAGES)[number];

/** Who asks: a company with its code, somebody who has none yet, or an investor from abroad. */
export const APPLICANT_KINDS = ['company', 'founder', 'foreign'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

type Words = { zh: string; en: string; ru: string };

/** What the law gives the unit, in days from its own receipt. Null on a service: the catalogue lists none. */
export type LegalLimit = { days: number; unit: 'working' | 'calendar'; basis: Words };
/** `item`: the entry of the fee catalogue that it stands in. */
export type ServiceFee = { kind: 'none' } | { kind: 'standard'; item: string; yuan: number; per: Words };

/** What an investor can ask the county for (db/reference/services.json). */
export type Service = {
  id: string;
  stage: ServiceStage;
  /** The category of the case: its days and its co-handlers. */
  category: string;
  /** The unit that handles it, inside the county. */
  department: string;
  name: Words;
  summary: Words;
  legal: LegalLimit | null;
  fee: ServiceFee;
  /** Who may apply. */
  applicants: readonly ApplicantKind[];
  papers: readonly Words[];
  /** Other words by which it is looked for. */
  words: Words;
  /** Not filed here: why, and which service helps instead. Null while it is open. */
  closed: { reason: Words; alternative: string } | null;
};

/** One published version of what the county offers. */
export type ServiceCatalogue = { version: string; services: readonly Service[] };

/** Whether a word of an address or of a row is a kind of applicant. */
export function isApplicantKind(word: string): word is ApplicantKind {
  return (APPLICANT_KINDS as readonly string[]).includes(word);
}
