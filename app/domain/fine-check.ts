import type { PaidHow } from '#app/domain/report.ts';

/** The questions of the fine checker, in their order (reference/fine-checks.json; 行政处罚法 2021). */
export const FINE_QUESTIONS = [
  'two_officers',
  'showed_id',
  'told_rights',
  'decision',
  'spot_limit',
  'paid_how',
  'twice',
] as const;
export type FineQuestion = (typeof FINE_QUESTIONS)[number];

export type YesNo = 'yes' | 'no';
/** What somebody says of a fine. Absent: not known, which points to nothing. */
export type FineAnswers = {
  officers?: number;
  /** A traffic stop: there one officer may fine up to 200 yuan by the simple procedure. */
  onRoad?: YesNo;
  showedId?: YesNo;
  toldRights?: YesNo;
  decision?: YesNo;
  /** Fen that were fined on the spot. */
  spotFen?: number;
  /** The fine is on a person or on a business. */
  fined?: 'person' | 'unit';
  paidHow?: PaidHow;
  twice?: YesNo;
};

export type FineLevel = 'flag' | 'amber' | 'fine';
export type FineResult = { question: FineQuestion; level: FineLevel };

const SPOT_LIMIT_FEN = { person: 20_000, unit: 300_000 } as const;
/** Up to this one officer on the road may decide alone (行政处罚法 Art 51; 道路交通安全法 Art 107). */
const ONE_OFFICER_FEN = 20_000;

/**
 * What the answers point to, for the questions that were answered: advice to the person fined and a hint for triage, never
 * a finding. `flag`: the article was not kept, as it is told; `amber`: it may not have been; `fine`: nothing to say.
 */
export function checkFine(answers: FineAnswers): FineResult[] {
  return FINE_QUESTIONS.flatMap((question) => {
    const level = levelOf(question, answers);
    return level === null ? [] : [{ question, level }];
  });
}

function levelOf(question: FineQuestion, answers: FineAnswers): FineLevel | null {
  switch (question) {
    case 'two_officers':
      return officersLevel(answers);
    case 'showed_id':
      return flagWhen(answers.showedId, 'no');
    case 'told_rights':
      return flagWhen(answers.toldRights, 'no');
    case 'decision':
      return flagWhen(answers.decision, 'no');
    case 'spot_limit':
      return spotLevel(answers);
    case 'paid_how':
      if (answers.paidHow === undefined) return null;
      if (answers.paidHow === 'personal') return 'flag';
      return answers.paidHow === 'cash' ? 'amber' : 'fine';
    case 'twice':
      return flagWhen(answers.twice, 'yes');
  }
}

function flagWhen(answer: YesNo | undefined, bad: YesNo): FineLevel | null {
  if (answer === undefined) return null;
  return answer === bad ? 'flag' : 'fine';
}

function officersLevel({ officers, onRoad, spotFen }: FineAnswers): FineLevel | null {
  if (officers === undefined) return null;
  if (officers >= 2) return 'fine';
  const isSimple = onRoad === 'yes' && spotFen !== undefined && spotFen <= ONE_OFFICER_FEN;
  if (isSimple) return 'fine';
  // On the road the amount decides, and it is not known.
  return onRoad === 'yes' && spotFen === undefined ? 'amber' : 'flag';
}

function spotLevel({ spotFen, fined }: FineAnswers): FineLevel | null {
  if (spotFen === undefined) return null;
  if (spotFen > SPOT_LIMIT_FEN.unit) return 'flag';
  if (spotFen <= SPOT_LIMIT_FEN.person || fined === 'unit') return 'fine';
  return fined === 'person' ? 'flag' : 'amber';
}
