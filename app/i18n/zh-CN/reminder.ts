/** The banner over a case that was answered and waits for the investor's word. */
export const reminder = {
  title: (nth: number) => `第 ${nth} 次提醒：请告诉我们，解决了没有`,
  body: (until: string) => `到 ${until}下班还没有您的回音，就记为“已办理未确认”。这不算解决，之后您仍然可以回答。`,
  link: '现在回答',
};
