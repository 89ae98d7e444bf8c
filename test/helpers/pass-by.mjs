// A command beside a running service: writes and ends. node pass-by.mjs <path> <name> <value>
import { openSqlite } from '../../dist/store/sqlite.js'

const memory = await openSqlite(process.argv[2], { lock: false })
await memory.remember(process.argv[3], process.argv[4])
await memory.close()
