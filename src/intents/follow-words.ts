import { fold } from '../language/fold.ts'
import { askToFollow, stopFollowing } from './follow.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { fieldsOf, type Named, placesOf } from './subject.ts'

/** Folded. «Theo dõi hồ sơ» is another matter: where a dossier stands. */
const wanted =
  /^(?:(?:cho )?(?:toi|em|minh|chung toi) )?(?:(?:muon|can|xin) )?(?:theo doi|follow)(?: tin(?: tuc)?)?(?: ve| cua)? (thu tuc|linh vuc|thong bao(?: ve| cua)?) (.+)$/
const unwanted =
  /^(?:(?:toi|em|minh) )?(?:(?:muon|xin) )?(?:ngung|bo|huy|thoi|khong|stop|unfollow) (?:theo doi|following|follow) (?:thu tuc |linh vuc |thong bao (?:ve |cua )?)?(.+)$/

/** «Theo dõi thủ tục khai sinh», «theo dõi lĩnh vực hộ tịch», «bỏ theo dõi khai sinh»: what is meant by name. */
export const followWords: Intent = (heard) => {
  const said = fold(heard.text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const stop = unwanted.exec(said)?.[1]
  if (stop !== undefined) return stopNamed(heard, stop)
  const [, kind, name] = wanted.exec(said) ?? []
  return kind === undefined || name === undefined ? undefined : followNamed(heard, kind, name)
}

function followNamed(heard: Heard, kind: string, name: string): Reply | undefined {
  if (kind !== 'thu tuc') {
    const found = named(heard, name)
    return found && askToFollow(heard, found.subject)
  }
  const [best] = heard.found.hits
  return best && heard.found.verdict === 'answer'
    ? askToFollow(heard, { kind: 'entry', id: best.entry })
    : undefined
}

/** Only what is followed can be stopped: its name is enough. */
function stopNamed(heard: Heard, name: string): Reply | undefined {
  const [best] = heard.found.hits
  const found = named(heard, name)?.subject
  const meant = heard.subscriptions.find(
    ({ kind, id }) =>
      (found && kind === found.kind && id === found.id) || (kind === 'entry' && id === best?.entry),
  )
  return meant && stopFollowing(heard, { kind: meant.kind, id: meant.id })
}

function named({ knowledge }: Heard, name: string): Named | undefined {
  return [...fieldsOf(knowledge), ...placesOf(knowledge)].find((each) => plain(each.name).includes(name))
}

/** As it may be typed: «tỉnh Ninh Bình» and «Ninh Bình». */
function plain(name: string): readonly string[] {
  const whole = fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return [whole, whole.replace(/^(?:tinh|thanh pho|xa|phuong|dac khu) /, '')]
}
