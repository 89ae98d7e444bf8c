import type { ComponentChildren } from 'preact'

/** 1800 and 1900 numbers, ten or eleven digits beginning with 0, and 111 to 115 where we say to call them. */
const phone = /(?<![\d./-])(?:1[89]00[ .]?\d{4}|0\d{2,3}[ .]?\d{3}[ .]?\d{4}|(?<=gọi )11[1-5])(?![\d/])/giu

/** A text whose phone numbers can be tapped. */
export function withPhones(text: string): ComponentChildren {
  const pieces: ComponentChildren[] = []
  let from = 0
  for (const { 0: number, index } of text.matchAll(phone)) {
    pieces.push(text.slice(from, index), <a href={`tel:${number.replace(/\D/g, '')}`}>{number}</a>)
    from = index + number.length
  }
  return from === 0 ? text : [...pieces, text.slice(from)]
}
