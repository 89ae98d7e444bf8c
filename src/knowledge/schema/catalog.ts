import { z } from 'zod'
import { Id, Line, ProcedureCode, ProvinceCode, Questions, Source, Url } from './parts.ts'

export const CatalogProcedure = z.strictObject({
  id: Id,
  code: ProcedureCode.nullable(),
  name: Line,
  agency: Line.nullable(),
  url: Url.nullable(),
  field: Line.optional().describe('Lĩnh vực, như trên Cổng'),
  province: ProvinceCode.optional().describe('Chỉ có ở tỉnh này; bỏ trống: cả nước'),
  aliases: Questions.default([]),
  phrases: Questions.default([]),
})
export type CatalogProcedure = z.infer<typeof CatalogProcedure>

/** Procedures that exist but are not written here yet: named honestly instead of «không biết». */
export const Catalog = z.strictObject({
  id: Id,
  sources: z.array(Source).min(1),
  procedures: z.array(CatalogProcedure).default([]),
  table: z
    .string()
    .optional()
    .describe(
      'Mỗi dòng một thủ tục: mã | tên | cơ quan | địa chỉ | lĩnh vực | mã tỉnh; ô cuối không có thì bỏ',
    ),
})
export type Catalog = z.infer<typeof Catalog>
