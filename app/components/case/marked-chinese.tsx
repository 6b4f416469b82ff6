import { useTexts } from '#app/components/layout/locale.tsx';

const CHINESE = /([\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)/u;

/** Chinese names and what officers wrote stand on foreign pages as they are, with their language for glyphs and voices. */
export function MarkedChinese({ text }: { text: string }) {
  const { locale } = useTexts();
  if (locale === 'zh-CN') return text;
  let at = 0;
  return text.split(CHINESE).map((part) => {
    at += part.length;
    if (!CHINESE.test(part)) return part;
    return (
      <span lang="zh-CN" key={at}>
        {part}
      </span>
    );
  });
}
