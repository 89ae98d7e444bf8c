import type { DeadLetter, Memory, OutboxLoad } from '../desk/memory.ts'
import type { Io } from './io.ts'

export type OutboxOptions = { readonly json: boolean; readonly limit: string }

/** Shows how full the outbox is and what was given up. Exit code 1 when something was: somebody should look. */
export async function showOutbox({ json, limit }: OutboxOptions, memory: Memory, io: Io): Promise<number> {
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1) {
    io.err(`--limit ${limit} is no number of letters: give a whole number from 1`)
    return 2
  }
  const [{ outbox, waiting }, letters] = [await memory.load(), await memory.deadLetters(most)]
  if (json) io.out(JSON.stringify({ waiting, outbox, deadLetters: letters }, null, 2))
  else
    io.out(
      [`messages waiting for an answer: ${waiting}`, ...outbox.map(loadLine), ...lettersShown(letters)].join(
        '\n',
      ),
    )
  return letters.length > 0 ? 1 : 0
}

/** Puts dead letters back, by id or all of them. What was `unknown` may arrive twice: it is only sent when asked for. */
export async function sendAgain(
  ids: readonly string[],
  all: boolean,
  memory: Memory,
  io: Io,
): Promise<number> {
  const chosen = all ? (await memory.deadLetters(mostAtOnce)).map(({ id }) => id) : ids.map(Number)
  if (chosen.length === 0 || !chosen.every((id) => Number.isInteger(id) && id > 0)) {
    io.err(all ? 'There are no dead letters.' : 'Say which: motcua outbox retry 12 15, or --all.')
    return all ? 0 : 2
  }
  const count = await memory.sendAgain(chosen)
  io.out(`${count} of ${chosen.length} will be sent again by the running service`)
  return count === chosen.length ? 0 : 1
}

/** SQLite takes 32,766 binds in one statement. */
const mostAtOnce = 10_000

function loadLine({ channel, state, count, oldestAt }: OutboxLoad): string {
  return `${channel.padEnd(10)} ${state.padEnd(8)} ${String(count).padStart(8)}   oldest ${time(oldestAt)}`
}

function lettersShown(letters: readonly DeadLetter[]): string[] {
  if (letters.length === 0) return ['no dead letters']
  return [
    'dead letters, newest first (motcua outbox retry <id>):',
    ...letters.map(
      ({ id, channel, lane, state, attempts, reason, at }) =>
        `${String(id).padStart(8)}  ${channel.padEnd(10)} ${lane.padEnd(7)} ${state.padEnd(8)} ${attempts} tries  ${time(at)}  ${reason ?? ''}`,
    ),
  ]
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}
