import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runSchema } from '../../src/cli/schema.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { kinds } from '../../src/knowledge/schema.ts'
import { contentFolder, sampleContent, writeContentFile } from '../helpers/content.ts'

const procedure = 'procedures/khai-sinh.yaml'

describe('motcua schema', () => {
  it('writes a schema a kind, with descriptions for clerks', async () => {
    const folder = contentFolder()
    expect((await schema(folder)).code).toBe(0)
    for (const kind of Object.keys(kinds))
      expect(existsSync(join(folder, `schema/${kind}.schema.json`))).toBe(true)
    const written = JSON.parse(readFileSync(join(folder, 'schema/procedures.schema.json'), 'utf8'))
    expect(written.properties.phrases.description).toContain('Câu người dân hay hỏi')
    expect(written.required).toContain('fees')
    expect(written.required).not.toContain('phrases')
    expect(written.additionalProperties).toBe(false)
  })

  it('puts the right first line into each file, in subfolders too, and leaves the rest alone', async () => {
    const folder = contentFolder({ 'guides/thue/phi.yaml': 'id: phi\n' })
    await schema(folder)
    const first = '# yaml-language-server: $schema='
    expect(readFileSync(join(folder, procedure), 'utf8')).toBe(
      `${first}../schema/procedures.schema.json\n${sampleContent[procedure]}`,
    )
    expect(readFileSync(join(folder, 'guides/thue/phi.yaml'), 'utf8')).toBe(
      `${first}../../schema/guides.schema.json\nid: phi\n`,
    )
    expect(await loadKnowledge(contentFolder())).toMatchObject({ kind: 'loaded' })
  })

  it('repairs a wrong line, keeps Windows line ends, and changes nothing the second time', async () => {
    const old = `# yaml-language-server: $schema=old.json\n${sampleContent[procedure]}`.replaceAll(
      '\n',
      '\r\n',
    )
    const folder = contentFolder({ [procedure]: old })
    await schema(folder)
    const repaired = readFileSync(join(folder, procedure), 'utf8')
    expect(repaired).toBe(old.replace('old.json', '../schema/procedures.schema.json'))
    expect((await schema(folder)).out).toEqual([])
    expect(readFileSync(join(folder, procedure), 'utf8')).toBe(repaired)
  })

  it('only checks when asked to', async () => {
    const folder = contentFolder()
    expect(await schema(folder, true)).toMatchObject({ code: 1 })
    expect(existsSync(join(folder, 'schema'))).toBe(false)
    await schema(folder)
    expect(await schema(folder, true)).toMatchObject({ code: 0, out: [] })
    writeContentFile(folder, 'guides/phi.yaml', 'id: phi\n')
    expect((await schema(folder, true)).out).toEqual([expect.stringContaining('guides/phi.yaml')])
  })
})

async function schema(dir: string, check = false) {
  const out: string[] = []
  const code = await runSchema({ dir, check }, { out: (text) => out.push(text), err: () => {} })
  return { code, out }
}
