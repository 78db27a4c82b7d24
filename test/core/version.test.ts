import { expect, it } from 'vitest'
import { VERSION } from '../../lambda/core/version.ts'
import packageJson from '../../package.json' with { type: 'json' }

it("the version that providers see is the package's", () => {
  expect(VERSION).toBe(packageJson.version)
})
