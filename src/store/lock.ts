import Database from 'libsql'

/**
 * Held while a server runs, so that two never serve from one folder. The lock is the kernel's, on a small SQLite file: it goes
 * with the process, `kill -9` included, and needs no cleaning up. Returns how to let go.
 */
export function takeLock(path: string): () => void {
  const database = new Database(path)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new Error(
      `another motcua already serves from here (${path} is held): stop that one, or give this one another data folder`,
      { cause: error },
    )
  }
  return () => void database.close()
}
