import type { Replacements } from '#app/i18n/words-in-place.ts';
import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const requestWords: Replacements<Texts> = {
  evidence: {
    meta: 'The unit sees only a copy without location and device data; the original is sealed.',
    sealedNote: 'Sound and video are only sealed; no unit can read them. Hand in stamped papers as PDF or photos.',
  },
  inspection: {
    linkHint:
      'It was not handled, the result is wrong, somebody wanted a favour, or you are punished for your application.',
    secret: 'The department in charge does not see that you asked, and it does not see what you write.',
    reason: { retaliation: 'I am punished or obstructed for my application' },
    asked: { retaliation: 'You asked for discipline inspection: punished for your application' },
  },
  openings: { title: 'Who has opened this application', readText: 'read the application' },
  ownActs: {
    withdrawLink: 'Withdraw this application',
    withdrawTitle: 'Withdraw this application',
    withdrawQuestion: 'Do you want to withdraw this application?',
    withdrawAfter: 'After that nobody works on it and it cannot be restored. You can apply again.',
    withdrawalAsked: 'You asked to withdraw the application',
  },
  receipt: { title: 'We have received your application' },
  timeline: {
    opened: 'We received your application',
    openedFor: (dept) => `We received your application. In charge: ${dept}`,
    referredWhy: { reporter_leaked: 'Somebody may have given away who applied.' },
  },
  track: {
    caseTitle: 'Your application',
    retaliate: 'If anyone punishes you for applying, tell us at once',
    refusalReason: { no_facts: 'It does not say what you need. Apply again when you can add it.' },
    higher: 'You can call 12388 and tell discipline inspection.',
    appealSilence: 'If it does not decide in time, your application counts as accepted.',
  },
};
