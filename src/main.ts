#!/usr/bin/env node
import { createProgram } from './cli/program.ts'
import { commands } from './commands.ts'

await createProgram(commands).parseAsync()
