import { describe, expect, test } from 'vitest';
import {
  type ApplicationAnswers,
  applicationSteps,
  firstOpenStep,
  type Offer,
  tagFiles,
  toApplication,
} from '#app/domain/service/application.ts';
import { answerTask, keepTypedTask, taskValues } from '#app/domain/service/application-answer.ts';

const words = { zh: '证', en: 'paper', ru: 'бумага' };
const OFFER: Offer = {
  service: { applicants: ['company', 'founder', 'foreign'], papers: [words, words, words] },
  hasAgent: true,
};

function answered(forms: [Parameters<typeof answerTask>[1], Record<string, string>][]): ApplicationAnswers {
  return forms.reduce<ApplicationAnswers>((answers, [step, form]) => {
    const task = answerTask(answers, step, form, OFFER);
    if (!task.ok) throw new Error(JSON.stringify(task.errors));
    return task.answers;
  }, {});
}

const COMPLETE: ApplicationAnswers = {
  files: true,
  ...answered([
    ['applicant', { applicant: 'company' }],
    ['company', { name: '某某公司', creditCode: '91350100 m000100y43' }],
    ['contact', { name: '王', phone: '138 0000 0000' }],
    ['matter', { matter: '办证' }],
    ['papers', { papers: '2,0,9,x' }],
    ['handling', { handling: 'agent' }],
  ]),
};

describe('the tasks of an application', () => {
  test('leave out what has one answer only', () => {
    expect(applicationSteps({ service: { applicants: ['company'], papers: [] }, hasAgent: false })).toEqual([
      'company',
      'contact',
      'matter',
      'files',
    ]);
    expect(applicationSteps(OFFER)).toHaveLength(7);
  });

  test('make a complete application, the code in its normal form and papers by their places', () => {
    expect(firstOpenStep(COMPLETE, OFFER)).toBeNull();
    expect(toApplication(COMPLETE, OFFER)).toEqual({
      applicant: 'company',
      company: { name: '某某公司', creditCode: '91350100M000100Y43', registration: null },
      contact: { name: '王', phone: '13800000000', email: null, reachable: null },
      matter: '办证',
      papers: [0, 2],
      byAgent: true,
      mailTo: null,
    });
  });

  test('a file that is called a paper of the list makes that paper one at hand; one of no list changes nothing', () => {
    const offer = { place: 1, offer: OFFER };
    expect(tagFiles(COMPLETE, ['f1', 'f2'], offer)).toEqual({
      ...COMPLETE,
      papers: [0, 1, 2],
      paperOf: { f1: 1, f2: 1 },
    });
    expect(tagFiles({ papers: [2], paperOf: { f0: 2 } }, ['f1'], offer)).toEqual({
      papers: [1, 2],
      paperOf: { f0: 2, f1: 1 },
    });
    expect(tagFiles(COMPLETE, ['f1'], { ...offer, place: 3 })).toEqual(COMPLETE);
    expect(tagFiles(COMPLETE, ['f1'], { ...offer, place: Number.NaN })).toEqual(COMPLETE);
  });

  test('ask about the company again when somebody else applies', () => {
    const changed = answerTask(COMPLETE, 'applicant', { applicant: 'foreign' }, OFFER);
    expect(changed.ok && firstOpenStep(changed.answers, OFFER)).toBe('company');
  });

  test('let an investor from abroad apply without any number', () => {
    const company = answerTask({ applicant: 'foreign' }, 'company', { name: '', registration: '' }, OFFER);
    expect(company.ok && company.answers.company).toEqual({ name: null, creditCode: null, registration: null });
  });

  test.each([
    ['', 'credit_code'],
    ['123', 'credit_length'],
    ['91350100M000100Y4I', 'credit_letter'],
    ['91350100M000100Y44', 'credit_check'],
  ])('say of the code “%s” what is wrong with it', (creditCode, fault) => {
    const task = answerTask({ applicant: 'company' }, 'company', { name: '某某公司', creditCode }, OFFER);
    expect(task).toEqual({ ok: false, errors: { creditCode: fault } });
  });

  test('want a way to reach the applicant', () => {
    expect(answerTask({}, 'contact', { name: '王' }, OFFER)).toEqual({ ok: false, errors: { phone: 'reach_none' } });
  });

  test('keep what was typed on a page that is left, until it is answered', () => {
    const left = keepTypedTask({}, 'matter', { matter: '一半', intent: 'back' });
    expect(taskValues('matter', left)).toEqual({ matter: '一半' });
    expect(firstOpenStep(left, { ...OFFER, service: { applicants: ['company'], papers: [] } })).toBe('company');
    const task = answerTask(left, 'matter', { matter: '全部' }, OFFER);
    expect(task.ok && task.answers).toEqual({ matter: '全部' });
  });
});
