import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMemberCode } from '../../src/conversation/member.ts'
import { readFlash, writeFlash } from '../../src/staff/flash.ts'
import { echoTurn, lan, takeTurn } from '../helpers/talk.ts'
import { addAccount, key, openBrowser, openStaffHouse } from './house.ts'

const page = '/can-bo/thanh-vien'
const fields = { name: 'Nguyễn Thị Lan', unit: 'Sở Nội vụ', role: 'manager' }

async function openAsAdmin(ports = {}) {
  const house = await openStaffHouse({ ports })
  const { secret } = await addAccount(house, 'quan-tri', 'admin')
  const admin = openBrowser(house)
  await admin.signIn('quan-tri', secret)
  const act = async (action: string, given: Readonly<Record<string, string>>) => {
    await admin.send(page, `${page}/${action}`, given)
    return (await admin.get(page)).body
  }
  return { house, admin, act, latest: async () => (await house.memory.staff.acts(1))[0] }
}

/** The code that stands on a page. */
function codeOn(body: string): string {
  const [written = ''] = /(?:[A-Z]{4}-){7}[A-Z]{4}/.exec(body) ?? []
  return written
}

describe('the page of civil servants', () => {
  it('shows a code once, as a QR code too, and neither log nor store holds it', async () => {
    const { house, admin, act, latest } = await openAsAdmin()
    const body = await act('code', fields)
    const code = codeOn(body)
    const bytes = ['', '-wal'].map((end) => readFileSync(`${house.path}${end}`, 'latin1')).join('')
    expect(readMemberCode({ kind: 'text', text: code })).toHaveLength(32)
    expect(body).toContain('class="qr"')
    expect(body).toContain(`https://t.me/motcua_thu_bot?start=${code.toLowerCase()}`)
    const again = (await admin.get(page)).body
    expect(codeOn(again)).toBe('')
    expect(again).not.toContain('class="qr"')
    expect(again).toContain('Mã chưa dùng')
    expect(bytes).not.toContain(code)
    expect(bytes).not.toContain(code.replaceAll('-', ''))
    const act1 = await latest()
    expect(act1).toMatchObject({
      who: 'quan-tri',
      action: 'thanh-vien/code',
      outcome: 'done',
      detail: 'so-noi-vu manager',
    })
    expect(JSON.stringify([act1, house.log.entries])).not.toContain(code.slice(0, 9))
  })

  it('says what to type where no platform has links', async () => {
    const { act } = await openAsAdmin({ startLink: async () => undefined })
    const body = await act('code', fields)
    expect(body).toContain('class="qr"')
    expect(body).not.toContain('t.me')
  })

  it.each([
    ['no name', { ...fields, name: '' }],
    ['a name that is a script', { ...fields, name: '<script>alert(1)</script>' }],
    ['a unit of signs', { ...fields, unit: '---' }],
    ['a role nobody knows', { ...fields, role: 'admin' }],
    ['a role of every object', { ...fields, role: 'constructor' }],
    ['a name that is too long', { ...fields, name: 'a'.repeat(81) }],
  ])('refuses %s', async (_, given) => {
    const { house, act, latest } = await openAsAdmin()
    expect(await act('code', given)).toContain('class="notice bad"')
    expect(await house.memory.members.invitations(house.clock.now)).toEqual([])
    expect(await latest()).toMatchObject({ action: 'thanh-vien/code', outcome: 'refused' })
  })

  it('makes a code void', async () => {
    const { house, act, latest } = await openAsAdmin()
    await act('code', fields)
    expect(await act('cancel', { id: '1' })).toContain('Đã hủy mã')
    expect(await house.memory.members.invitations(house.clock.now)).toEqual([])
    expect(await latest()).toMatchObject({ action: 'thanh-vien/cancel', target: '1', outcome: 'done' })
    expect(await act('cancel', { id: '1' })).toContain('class="notice bad"')
  })

  it('shows who is bound, without their ids, and revokes them', async () => {
    const { house, act, admin, latest } = await openAsAdmin()
    await house.memory.accept([{ id: 'm1', person: lan, said: { kind: 'opened' }, at: house.clock.now }])
    const invited = {
      unit: 'so-noi-vu',
      unitName: 'Sở Nội vụ',
      role: 'member',
      name: 'Lan',
      madeBy: 'x',
    } as const
    await takeTurn(house.memory, 'web:lan', (message, conversation) => ({
      ...echoTurn(message, conversation),
      events: [{ kind: 'member-joined', invited }],
    }))
    const body = (await admin.get(page)).body
    expect(body).toContain('Sở Nội vụ')
    expect(body).toContain('trang web')
    expect(await act('revoke', { id: '1' })).toContain('Đã thu hồi')
    expect(await latest()).toMatchObject({ action: 'thanh-vien/revoke', target: '1', outcome: 'done' })
    for (const id of ['1', '2', '-1', '1e3', '', '../1', '9'.repeat(40)])
      expect(await act('revoke', { id })).toContain('class="notice bad"')
  })
})

describe('what is shown once', () => {
  it.each([
    { kind: 'good', text: 'Xong' },
    { kind: 'bad', text: 'good:"\n' },
    { kind: 'good', text: 'Mã', scan: 'https://t.me/x?start=y' },
  ] as const)('comes back as it was: %j', (notice) => {
    expect(readFlash(key, writeFlash(key, notice))).toEqual(notice)
  })

  it.each([null, '', 'x'])('is nothing when it is not ours: %j', (sealed) => {
    expect(readFlash(key, sealed)).toBeUndefined()
  })
})
