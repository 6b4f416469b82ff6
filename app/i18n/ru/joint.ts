import type { Texts } from '#app/i18n/zh-CN/index.ts';

export const joint: Texts['joint'] = {
  help: (units) => `Помогает: ${units}.`,
  invited: (dept, unit) => `${dept}: к делу привлечено ведомство ${unit}`,
  objected: (dept) => `${dept}: этим должно заниматься другое ведомство`,
  objectedMore: (dept, time) =>
    `Решим за ${time} рабочего времени. До этого дело ведёт ${dept}, Ваши сроки не меняются.`,
  takenOver: (dept) => `Теперь исполнитель: ${dept}`,
  takenOverMore: 'Ваши сроки не меняются, отсчёт не начинается заново.',
  ruled: (dept) => `Решено. Исполнитель: ${dept}`,
  ruledMore: 'Ваши сроки не меняются, дальше дело не передадут.',
  rulingLapsed: (dept) => `В срок не решено, дело остаётся у первого получателя: ${dept}`,
};
