import { describe, expect, it } from 'vitest'
import type { Facet } from '../../src/knowledge/schema.ts'
import { tokenize } from '../../src/language/tokens.ts'
import { finish } from '../../src/lib/slices.ts'
import { createAsking } from '../../src/search/asking.ts'

const said = (text: string, ...cues: Facet[]) => ({ tokens: tokenize(text), cues })
const examples = {
  fee: [
    said('hết bao nhiêu tiền', 'fee'),
    said('em còn hai trăm nghìn liệu có đủ'),
    said('hai trăm nghìn có đủ không'),
  ],
  time: [
    said('bao lâu thì xong', 'time'),
    said('mai em bay rồi liệu có kịp'),
    said('mai bay có kịp lấy không'),
  ],
  all: [said('em muốn làm hộ chiếu'), said('nhà em mới sinh bé'), said('em muốn đổi bằng lái')],
}

describe('what is asked', () => {
  const asked = finish(createAsking(examples))

  it('is heard in phrases that are listed', () => {
    expect(asked(said('làm hộ chiếu bao nhiêu tiền', 'fee'))).toEqual(['fee'])
  })

  it('is heard in what was learned where no phrase is listed', () => {
    expect(asked(said('mai bay rồi kịp không'))).toEqual(['time'])
    expect(asked(said('co hai tram nghin du khong'))).toEqual(['fee'])
  })

  it('is everything where nothing particular is asked', () => {
    expect(asked(said('em muốn làm hộ chiếu cho bé'))).toEqual([])
  })

  it('may be two things, if phrases ask for both', () => {
    expect(asked(said('hết bao nhiêu tiền, bao lâu thì xong', 'fee', 'time')).toSorted()).toEqual([
      'fee',
      'time',
    ])
  })

  it('is what phrases say where nobody taught anything', () => {
    expect(finish(createAsking({}))(said('bao lâu', 'time'))).toEqual(['time'])
  })
})
