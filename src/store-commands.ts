import type { Terminal } from './cli/import/progress.ts'
import type { Io } from './cli/io.ts'
import { storeName } from './store/address.ts'
import { copyStore } from './store/copy.ts'
import { openIdle } from './store/open.ts'

export type CopyOptions = { readonly from?: string; readonly to: string; readonly json: boolean }

/** Copies the store in use, or another one, to an empty one, and prints what both hold, table by table. */
export async function copy(
  { from, to, json }: CopyOptions,
  inUse: string,
  io: Io,
  terminal: Terminal,
): Promise<number> {
  const source = await openIdle(from ?? inUse)
  try {
    const target = await openIdle(to)
    try {
      const copied = await copyStore(source.db, target.db, (table, rows) => show(terminal, table, rows))
      if (terminal.isTTY) terminal.write('\r\x1b[K')
      io.out(json ? JSON.stringify(copied, null, 2) : copied.map(line).join('\n'))
      io.err(`${storeName(from ?? inUse)} → ${storeName(to)}: every row is there, and the same`)
      return 0
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function show(terminal: Terminal, table: string, rows: number): void {
  if (terminal.isTTY) terminal.write(`\r\x1b[K${table}: ${rows.toLocaleString('en')} rows`)
}

function line({
  table,
  rows,
  hash,
}: {
  readonly table: string
  readonly rows: number
  readonly hash: string
}) {
  return `${table.padEnd(16)} ${String(rows).padStart(10)}  ${hash.slice(0, 16)}`
}
