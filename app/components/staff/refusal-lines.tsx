import type { WrittenRefusal } from '#app/domain/service/written-answer.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.request.written;

/** What a written refusal says beside its words and its basis. */
export function RefusalLines({ refusal }: { refusal?: WrittenRefusal }) {
  if (!refusal) return null;
  const { gap, route, officer, phone } = refusal;
  const lines = [
    [texts.gap, gap],
    [texts.route, route],
    [texts.officer, `${officer} ${phone}`],
  ];
  return lines.map(([term, value]) => (
    <p key={term} className="max-w-measure [overflow-wrap:anywhere]">
      {term}：{value}
    </p>
  ));
}
