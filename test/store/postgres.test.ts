import { describe } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { newDatabase } from '../helpers/database.ts'
import { broadcastsContract } from './broadcasts-contract.ts'
import { channelsContract } from './channels-contract.ts'
import { memoryContract } from './contract.ts'
import { membersContract } from './members-contract.ts'
import { staffContract } from './staff-contract.ts'
import { ticketsContract } from './tickets-contract.ts'
import { wishesContract } from './wishes-contract.ts'

async function place(): Promise<() => Promise<Memory>> {
  const url = await newDatabase()
  return () => openPostgres(url, { serving: true, graceMs: 0 })
}
const open = async () => (await place())()

describe('PostgreSQL', () => {
  memoryContract(place)
  channelsContract(open)
  describe('tickets', () => ticketsContract(open))
  describe('wishes', () => wishesContract(open))
  describe('members', () => membersContract(open))
  describe('staff', () => staffContract(open))
  describe('messages to many', () => broadcastsContract(place))
})
