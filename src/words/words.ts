import { en } from './en.ts'
import { vi, type Words } from './vi.ts'

export type { Words } from './vi.ts'

export function wordsFor(language: 'vi' | 'en'): Words {
  return language === 'en' ? en : vi
}

/** 50000 → «50.000»: Vietnamese groups thousands with a point. */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** «Tỉnh Ninh Bình» → «tỉnh Ninh Bình», inside a sentence. */
export function uncapitalised(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
}

/** «đăng ký quá hạn» → «Đăng ký quá hạn» */
export function capitalised(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}
