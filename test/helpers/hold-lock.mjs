// A server in a process of its own, to be killed: node hold-lock.mjs <path>
import { openSqlite } from '../../dist/store/sqlite.js'

await openSqlite(process.argv[2], { lock: true })
process.send('held')
setInterval(() => {}, 1000)
