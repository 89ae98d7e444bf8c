import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../src/environment.ts'
import { temporaryFolder } from './helpers/folder.ts'

const nowhere = { MOTCUA_ENV_FILE: '/nowhere/.env' }

function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text)
  return path
}

describe('the environment', () => {
  it('takes what the process does not say from .env', () => {
    const path = file('.env', '# settings\nPORT=1\nLOG_LEVEL="warn"\nTELEGRAM_TOKEN=\n')
    expect(readEnvironment({ PORT: '2', MOTCUA_ENV_FILE: path })).toMatchObject({
      PORT: '2',
      LOG_LEVEL: 'warn',
      TELEGRAM_TOKEN: '',
    })
  })

  it('is that of the process where there is no .env', () => {
    expect(readEnvironment({ PORT: '2', ...nowhere })).toEqual({ PORT: '2', ...nowhere })
  })

  it('reads a secret from the file that is named', () => {
    const path = file('token', '123:abc\n')
    expect(readEnvironment({ TELEGRAM_TOKEN_FILE: path, ...nowhere })).toMatchObject({
      TELEGRAM_TOKEN: '123:abc',
    })
  })

  it('says which file cannot be read', () => {
    expect(() => readEnvironment({ SECRET_KEY_FILE: '/nowhere/key', ...nowhere })).toThrow(
      /^SECRET_KEY_FILE: \/nowhere\/key/,
    )
  })

  it('opens no file for anything but a secret', () => {
    expect(readEnvironment({ PORT_FILE: '/nowhere', ...nowhere })).not.toHaveProperty('PORT')
  })
})
