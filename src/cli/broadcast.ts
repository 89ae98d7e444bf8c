import type { Broadcast } from '../desk/broadcasts.ts'
import type { Memory } from '../desk/memory.ts'
import type { Act } from '../desk/staff.ts'
import type { Io } from './io.ts'

export type BroadcastTask =
  | { readonly kind: 'list'; readonly json: boolean; readonly limit: string }
  | { readonly kind: 'show'; readonly id: string; readonly json: boolean }
  | { readonly kind: 'stop'; readonly id: string }

type Console = {
  readonly memory: Pick<Memory, 'broadcasts' | 'staff'>
  /** Of this machine. */
  readonly user: string
  readonly now: number
  readonly io: Io
}

/** Messages to many, where the back office cannot be reached. They are written and approved there only. */
export async function manageBroadcasts(task: BroadcastTask, desk: Console): Promise<number> {
  const { io, memory } = desk
  if (task.kind === 'list') return list(task, desk)
  const broadcast = /^\d{1,15}$/.test(task.id) ? await memory.broadcasts.find(Number(task.id)) : undefined
  if (!broadcast) {
    io.err(`there is no broadcast ${task.id}: motcua broadcast list`)
    return 2
  }
  return task.kind === 'show' ? show(broadcast, task.json, desk) : stop(broadcast, desk)
}

async function list(
  { json, limit }: Extract<BroadcastTask, { kind: 'list' }>,
  { memory, io }: Console,
): Promise<number> {
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1) {
    io.err(`--limit ${limit} is no number of broadcasts: give a whole number from 1`)
    return 2
  }
  const found = await memory.broadcasts.list(most)
  if (json) io.out(JSON.stringify(found, null, 2))
  else io.out(found.length === 0 ? 'no broadcasts' : found.map(lineOf).join('\n'))
  return 0
}

async function show(broadcast: Broadcast, json: boolean, { memory, io }: Console): Promise<number> {
  const progress = await memory.broadcasts.progress(broadcast.id)
  if (json) {
    io.out(JSON.stringify({ ...broadcast, progress }, null, 2))
    return 0
  }
  const lines = progress.map(
    ({ channel, state, reason, count }) =>
      `${channel.padEnd(10)} ${state.padEnd(8)} ${String(count).padStart(8)}  ${reason ?? ''}`,
  )
  io.out([lineOf(broadcast), ...lines].map((line) => line.trimEnd()).join('\n'))
  return 0
}

async function stop({ id }: Broadcast, { memory, user, now, io }: Console): Promise<number> {
  const act = (outcome: Act['outcome']) => (target: string) =>
    ({
      ...{ at: now, who: `cli:${user}`, source: '-', detail: '' },
      action: 'broadcast stop',
      target,
      outcome,
    }) as const
  if (await memory.broadcasts.end(id, act('done'))) {
    io.out(`broadcast ${id} is stopped: nothing more is begun`)
    return 0
  }
  await memory.staff.record(act('refused')(String(id)))
  io.err(`broadcast ${id} had ended before`)
  return 1
}

function lineOf({ id, state, news, audience, people, madeBy, approvedBy, at }: Broadcast): string {
  const title = news.kind === 'announcement' ? news.title : `change of ${news.entry}`
  const by = approvedBy === null ? madeBy : `${madeBy}, approved by ${approvedBy}`
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  return `${String(id).padStart(5)}  ${time}  ${state.padEnd(9)} ${String(people).padStart(8)} people  ${audience.kind}:${audience.id}  «${title}»  by ${by}`
}
