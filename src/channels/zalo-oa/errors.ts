/**
 * What to do about an error code of the OA API. `token`: renew and send once more. `rate`: wait for the next minute. `again`: a few
 * more tries. `wrong`: what we sent is not allowed so, a fault of ours. `quota`, `policy`, `down`: a human must act; the last
 * concerns every message. `unreachable`, `window`: this person cannot be written to now. `night`: not before six.
 */
export type ErrorClass =
  | 'token'
  | 'rate'
  | 'again'
  | 'wrong'
  | 'quota'
  | 'policy'
  | 'down'
  | 'unreachable'
  | 'window'
  | 'night'

/** The official table (docs.zaloplatforms.com, phụ lục mã lỗi), sorted by what helps. */
const codes: Readonly<Record<ErrorClass, readonly number[]>> = {
  token: [-216, -220, -124],
  rate: [-32],
  again: [-200],
  wrong: [-100, -201, -210, -214, -233, -235, -237, -240, -249, -403],
  quota: [-211, -218, -320, -321, -144],
  policy: [-248],
  down: [-204, -205, -209, -212, -219, -221, -223, -224, -242],
  unreachable: [-213, -217, -227, -244, -114, -119],
  window: [-230, -232],
  night: [-234, -133],
}

const classes = new Map(
  Object.entries(codes).flatMap(([name, list]) => list.map((code) => [code, name as ErrorClass] as const)),
)

/** A code that nobody has told us about is taken for a fault of ours: repeating it could do harm. */
export function classOf(code: number): ErrorClass {
  return classes.get(code) ?? 'wrong'
}
