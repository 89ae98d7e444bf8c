/** Lower case without diacritics: «Đăng ký» → «dang ky». NFC and NFD spellings fold alike. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đðɖ]/g, 'd')
}
