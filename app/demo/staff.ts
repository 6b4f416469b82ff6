import type { NewAccount } from '#app/use-cases/create-account.server.ts';

type Seat = Omit<NewAccount, 'email'>;

const seat = (department: string, role: NewAccount['role'], userName: string, displayName: string): Seat => ({
  department,
  role,
  userName,
  displayName,
});

/** Who works in the demo county: every role, and two officers where one signs for the other. */
export const DEMO_STAFF: readonly Seat[] = [
  seat('scjg', 'officer', 'scjg-li', '李明'),
  seat('scjg', 'officer', 'scjg-zhao', '赵蕾'),
  seat('scjg', 'head', 'scjg-head', '周建国'),
  seat('sfj', 'officer', 'sfj-wang', '王静'),
  seat('sfj', 'head', 'sfj-head', '孙立新'),
  seat('yshj', 'officer', 'yshj-chen', '陈晓东'),
  seat('yshj', 'head', 'yshj-head', '何敏'),
  seat('gxj', 'officer', 'gxj-liu', '刘洋'),
  seat('gxj', 'head', 'gxj-head', '马超'),
  seat('czj', 'officer', 'czj-gao', '高雪'),
  seat('swj2', 'officer', 'swj2-bai', '白桦'),
  seat('zsj', 'hub', 'zsj-hub', '林涛'),
  seat('zsj', 'officer', 'zsj-xu', '徐丽'),
  seat('zsj', 'head', 'zsj-head', '郭永红'),
  seat('xzfb', 'hub', 'xzfb-hub', '张海波'),
  seat('xzfb', 'head', 'xzfb-head', '杨帆'),
  seat('jtj', 'officer', 'jtj-song', '宋刚'),
  seat('jtj', 'head', 'jtj-head', '韩冰'),
  seat('zjj', 'officer', 'zjj-tang', '唐宇'),
  seat('yqgw', 'officer', 'yqgw-luo', '罗文'),
  seat('jjw', 'inspector', 'jjw-fang', '方正'),
  seat('jjw', 'inspector', 'jjw-shen', '沈洁'),
  seat('jjw', 'inspection_head', 'jjw-head', '田野'),
  seat('xzfb', 'system_admin', 'admin-qin', '秦川'),
];
