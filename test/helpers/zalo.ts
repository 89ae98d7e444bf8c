import { join } from 'node:path'
import type { ZaloOaDouble } from '../doubles/zalo-oa/double.ts'
import { temporaryFolder } from './folder.ts'

/** What an office writes into .env to use this account, with a data folder of this test's own. */
export function zaloSettings(zalo: ZaloOaDouble) {
  return {
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_API_ROOT: zalo.url,
    ZALO_OA_OAUTH_ROOT: zalo.url,
    SECRET_KEY: 'a-secret-key-of-this-test-0123456789',
    MOTCUA_DATA: join(temporaryFolder(), 'data'),
  }
}
