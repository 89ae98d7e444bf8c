import { readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/** Variables that may come from a file instead, as container secrets do: TELEGRAM_TOKEN_FILE=/run/secrets/telegram. */
const secretNames = /^[A-Z_]*(?:TOKEN|SECRET|SECRET_KEY)$/

/** The environment with each `<NAME>_FILE` read into `<NAME>`. Throws, naming the variable, when a file cannot be read. */
export function withSecretFiles(environment: Environment): Environment {
  const found = Object.entries(environment).flatMap(([name, path]) => {
    const plain = name.replace(/_FILE$/, '')
    if (plain === name || !secretNames.test(plain) || !path) return []
    return [[plain, readSecret(name, path)]]
  })
  return { ...environment, ...Object.fromEntries(found) }
}

function readSecret(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new Error(`${name}: ${path} cannot be read, check the path and its permissions`, { cause: error })
  }
}
