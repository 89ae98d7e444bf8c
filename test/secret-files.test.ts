import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withSecretFiles } from '../src/secret-files.ts'
import { temporaryFolder } from './helpers/folder.ts'

it('reads a secret from the file that is named', () => {
  const path = join(temporaryFolder(), 'token')
  writeFileSync(path, '123:abc\n')
  expect(withSecretFiles({ TELEGRAM_TOKEN_FILE: path, PORT: '1' })).toMatchObject({
    TELEGRAM_TOKEN: '123:abc',
    PORT: '1',
  })
})

it('says which file cannot be read', () => {
  expect(() => withSecretFiles({ SECRET_KEY_FILE: '/nowhere/key' })).toThrow(
    /^SECRET_KEY_FILE: \/nowhere\/key/,
  )
})

it('opens no file for anything but a secret', () => {
  expect(withSecretFiles({ PORT_FILE: '/nowhere' })).not.toHaveProperty('PORT')
})
