import { describe, expect, test } from 'vitest';
import { cleanQuery, findServices, nearestServices } from '#app/domain/service/service-search.ts';

const SERVICES = [
  { id: 'licence', name: '公司设立登记', words: '注册开办 市场监督管理局 营业执照' },
  { id: 'land', name: '建设用地规划许可证', words: '用地 自然资源局' },
  { id: 'works', name: '建设工程规划许可证', words: '建设施工 自然资源局 用地' },
  { id: 'insurance', name: 'Social insurance registration', words: 'Staff Human Resources workers' },
];
const ids = (services: { id: string }[]) => services.map(({ id }) => id);

describe('a search for a service', () => {
  test('finds by name, stage, department and other words, whatever the case and the width', () => {
    expect(ids(findServices(SERVICES, '营业执照'))).toEqual(['licence']);
    expect(ids(findServices(SERVICES, '自然资源局'))).toEqual(['land', 'works']);
    expect(ids(findServices(SERVICES, 'ＳＯＣＩＡＬ'))).toEqual(['insurance']);
  });

  test('puts those that are named so first, and wants every word', () => {
    expect(ids(findServices(SERVICES, '用地'))).toEqual(['land', 'works']);
    expect(ids(findServices(SERVICES, 'registration staff'))).toEqual(['insurance']);
    expect(ids(findServices(SERVICES, 'registration land'))).toEqual([]);
  });

  test('of nothing gives everything', () => {
    expect(findServices(SERVICES, ' 　 ')).toHaveLength(SERVICES.length);
  });

  test('that finds nothing names the nearest, or nobody', () => {
    expect(ids(nearestServices(SERVICES, '办营业执照登记'))).toEqual(['licence']);
    expect(ids(nearestServices(SERVICES, 'registering'))).toEqual(['insurance']);
    expect(nearestServices(SERVICES, 'жж')).toEqual([]);
  });

  test('is cut to one short line', () => {
    expect(cleanQuery('  a \n b ')).toBe('a b');
    expect([...cleanQuery('地'.repeat(500))]).toHaveLength(60);
  });
});
