/** The day up to which a text says that something holds, when that day has passed. */
export function staleDay(text: string, today: string): string | undefined {
  const dates = text.matchAll(
    /(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})(?:\/|\s+tháng\s+)(\d{1,2})(?:\/|\s+năm\s+)((?:19|20)\d\d)/giu,
  )
  for (const [, day = '', month = '', year = ''] of dates) {
    const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (new Date(found).toJSON()?.startsWith(found) && found < today) return found
  }
  return undefined
}
