import { join } from 'node:path'
import { describe } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { memoryContract } from './contract.ts'

describe('SQLite', () => {
  memoryContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
})
