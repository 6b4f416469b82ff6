import { RATED_STANDARDS, type Rating } from '#app/domain/rating.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';

const levels = deskTexts.words.ratings;
const words = textsFor('zh-CN').rating;

/** What the investor thinks of the handling, in one line: the level, each standard, what was wrong. */
export function ratingWords({ level, standards, reasons }: Rating): string {
  const parts = RATED_STANDARDS.flatMap((standard) => {
    const given = standards[standard];
    return given === undefined ? [] : [`${words.name[standard]}${levels[given - 1]}`];
  });
  const more = [parts.join('、'), reasons.map((reason) => words.reason[reason]).join('、')];
  return [levels[level - 1], ...more.filter((part) => part !== '')].join('；');
}
