import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

type Environment = Readonly<Record<string, string | undefined>>

/** Variables that may come from a file instead, as container secrets do: TELEGRAM_TOKEN_FILE=/run/secrets/telegram. */
const secretNames = /^(?:[A-Z_]*(?:TOKEN|SECRET|SECRET_KEY)|DATABASE_URL)$/

/**
 * The settings given from outside: those of the process, below them those of `.env` (or of the file that MOTCUA_ENV_FILE names) if
 * there is one, and each `<NAME>_FILE` read into `<NAME>`. Throws, naming the variable, when a file cannot be read.
 */
export function readEnvironment(given: Environment): Environment {
  const path = given.MOTCUA_ENV_FILE ?? '.env'
  const environment = { ...(existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}), ...given }
  const secrets = Object.entries(environment).flatMap(([name, file]) => {
    const plain = name.replace(/_FILE$/, '')
    if (plain === name || !secretNames.test(plain) || !file) return []
    return [[plain, readSecret(name, file)]]
  })
  return { ...environment, ...Object.fromEntries(secrets) }
}

function readSecret(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new Error(`${name}: ${path} cannot be read, check the path and its permissions`, { cause: error })
  }
}
