import type { Department } from '#app/domain/department.ts';

type Name = Department['name'];

/** The papers a query asks for: receipts of a payment, or the documents of a measure. */
export type QueryPapers = 'receipts' | 'documents';
export type QuerySubject = { name: Name; papers: QueryPapers };

/**
 * What a routine query names where no catalogue item is chosen: the field of work, never the accusation. The category's
 * own name ("arbitrary fee") would tell the unit that somebody complained (product.md rule 1, sla.md §4).
 */
const FIELD_OF_WORK: Readonly<Record<string, QuerySubject>> = {
  L1: subject('涉企收费', 'fees charged to businesses', 'плата, взимаемая с предприятий'),
  L2: subject('行政处罚（罚款）', 'administrative penalties (fines)', 'административные наказания (штрафы)'),
  L3: subject('行政检查', 'administrative inspections', 'административные проверки', 'documents'),
  L4: subject(
    '查封、扣押、停产、停供等措施',
    'sealing, seizure, stop of production or supply and similar measures',
    'опечатывание, изъятие, остановка производства, прекращение подачи и подобные меры',
    'documents',
  ),
  L6: subject(
    '捐赠、赞助、会费',
    'donations, sponsorship and membership fees',
    'пожертвования, спонсорство, членские взносы',
  ),
  L7: subject('中介服务和采购', 'intermediary services and purchasing', 'посреднические услуги и закупки'),
};

/** A category that got a basis to owe before it got a neutral name here is asked about no field in particular. */
const ANY_MEASURE = subject(
  '收费和执法事项',
  'charges and enforcement',
  'взимание платы и правоприменение',
  'documents',
);

function subject(zh: string, en: string, ru: string, papers: QueryPapers = 'receipts'): QuerySubject {
  return { name: { zh, en, ru }, papers };
}

/**
 * What a query is about, from its fields alone: the catalogue items by their official (Chinese) names, else the field of
 * work of the category. Shown to the reporter before agreeing and to the unit: one function (sla.md §4).
 */
export function querySubject(
  query: { category: string; itemCodes: readonly string[] },
  itemNames: ReadonlyMap<string, string>,
): QuerySubject {
  const field = FIELD_OF_WORK[query.category] ?? ANY_MEASURE;
  if (query.itemCodes.length === 0) return field;
  const items = query.itemCodes.map((code) => itemNames.get(code) ?? code).join('、');
  return { name: { zh: items, en: items, ru: items }, papers: field.papers };
}

/** Whether the unit is asked about a measure (an inspection, a seizure) and not about money. */
export function asksOfMeasure(category: string): boolean {
  return (FIELD_OF_WORK[category] ?? ANY_MEASURE).papers === 'documents';
}
