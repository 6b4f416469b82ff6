import { describe, expect, test } from 'vitest';
import { checkFine, type FineAnswers, type FineQuestion } from '#app/domain/fine-check.ts';

const levelOf = (question: FineQuestion, answers: FineAnswers) =>
  checkFine(answers).find((result) => result.question === question)?.level;

describe('the fine checker', () => {
  test.each<[string, FineQuestion, FineAnswers, string | undefined]>([
    ['one officer', 'two_officers', { officers: 1 }, 'flag'],
    ['two officers', 'two_officers', { officers: 2 }, 'fine'],
    ['one on the road up to 200 yuan', 'two_officers', { officers: 1, onRoad: 'yes', spotFen: 20_000 }, 'fine'],
    ['one on the road above it', 'two_officers', { officers: 1, onRoad: 'yes', spotFen: 20_001 }, 'flag'],
    ['one on the road, the amount not known', 'two_officers', { officers: 1, onRoad: 'yes' }, 'amber'],
    ['no ID shown', 'showed_id', { showedId: 'no' }, 'flag'],
    ['rights not told', 'told_rights', { toldRights: 'no' }, 'flag'],
    ['no sealed decision', 'decision', { decision: 'no' }, 'flag'],
    ['a person, 200 yuan', 'spot_limit', { spotFen: 20_000, fined: 'person' }, 'fine'],
    ['a person, a fen more', 'spot_limit', { spotFen: 20_001, fined: 'person' }, 'flag'],
    ['a business, 3,000 yuan', 'spot_limit', { spotFen: 300_000, fined: 'unit' }, 'fine'],
    ['a business, a fen more', 'spot_limit', { spotFen: 300_001, fined: 'unit' }, 'flag'],
    ['between the two, nobody says who', 'spot_limit', { spotFen: 100_000 }, 'amber'],
    ['above both, nobody says who', 'spot_limit', { spotFen: 300_001 }, 'flag'],
    ['to a private account', 'paid_how', { paidHow: 'personal' }, 'flag'],
    ['in cash', 'paid_how', { paidHow: 'cash' }, 'amber'],
    ['twice for one act', 'twice', { twice: 'yes' }, 'flag'],
    ['what was not answered points to nothing', 'twice', { officers: 2 }, undefined],
  ])('%s', (_case, question, answers, level) => {
    expect(levelOf(question, answers)).toBe(level);
  });
});
