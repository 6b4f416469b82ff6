import { useTexts } from '#app/components/layout/locale.tsx';
import { textsFor } from '#app/i18n/index.ts';

/** What a driver can show: polite, in Chinese and large, with what it says in the driver's own language. */
export function RoadCard() {
  const { texts, locale } = useTexts();
  const words = texts.road;
  const chinese = textsFor('zh-CN').road;
  return (
    <section aria-labelledby="card" className="panel mt-12">
      <h2 className="section-title" id="card">
        {words.card}
      </h2>
      <p className="hint">{words.cardHint}</p>
      <ol className="mt-4">
        {chinese.cardLines.map((line, place) => (
          <li key={line} className="mb-4">
            <p lang="zh-CN" className="text-h2 font-bold">
              {line}
            </p>
            {locale !== 'zh-CN' && <p className="hint">{words.cardLines[place]}</p>}
          </li>
        ))}
      </ol>
      <p className="hint" lang="zh-CN">
        {chinese.cardLaw}
      </p>
      {locale !== 'zh-CN' && <p className="hint">{words.cardLaw}</p>}
    </section>
  );
}
