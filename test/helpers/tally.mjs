// Counts events in a process of its own, to be killed: node tally.mjs <path> <events at a time>
import { connect } from '../../dist/store/sqlite.js'
import { tallyNext } from '../../dist/store/tallying.js'

const db = connect(process.argv[2])
process.send('begins')
for (;;) {
  try {
    if ((await tallyNext(db, Number(process.argv[3]), 'Asia/Ho_Chi_Minh')) === 0) break
  } catch (error) {
    // Another process writes for longer than one waits.
    if (!/locked/.test(error.message)) throw error
  }
}
await db.destroy()
process.disconnect()
