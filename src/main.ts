#!/usr/bin/env node
import { createProgram } from './cli/program.ts'
import { commands } from './commands.ts'

// A reader who has seen enough («motcua eval … | head») is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

await createProgram(commands).parseAsync()
