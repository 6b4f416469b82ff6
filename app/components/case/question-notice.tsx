import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** What the officers ask the investor, in their words. */
export function QuestionNotice({ question }: { question: string }) {
  const { texts } = useTexts();
  return (
    <Notice tone="warn" title={texts.track.questionTitle}>
      <p className="timeline-body">
        <MarkedChinese text={question} />
      </p>
    </Notice>
  );
}
