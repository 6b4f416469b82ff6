import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** What the officers ask the investor, in their words. */
export function QuestionNotice({ question }: { question: string }) {
  const { texts, locale } = useTexts();
  const isForeign = locale !== 'zh-CN' && /\p{Script=Han}/u.test(question);
  return (
    <Notice tone="warn" title={texts.track.questionTitle}>
      <p className="timeline-body">
        <MarkedChinese text={question} />
      </p>
      {isForeign && <p className="hint">{texts.track.questionInChinese}</p>}
    </Notice>
  );
}
