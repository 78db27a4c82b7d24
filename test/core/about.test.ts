import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { findProvider, PROVIDERS } from '../../lambda/providers/all.ts'

const classify = createClassifier(PROVIDERS)

function judge(words: string, status = 403, id?: string) {
  const provider = id === undefined ? undefined : findProvider(id)
  const body = words.startsWith('{') ? words : JSON.stringify({ error: { message: words } })
  const at = new Date('2026-11-20T12:00:00Z')
  const { kind, about } = classify({ at, status, headers: {}, body }, provider ? { provider } : {})
  return [kind, about]
}

describe('a refusal says what it is about', () => {
  it.each([
    ['Your IP address 203.0.113.7 is not allowed to use this API key.'],
    ['Access from this IP is denied.'],
    ['The IP is not in the whitelist'],
    ['Request blocked: IP not whitelisted'],
    ['The provided API key has an IP address restriction. The originating IP address of the call violates it.'],
    ['Sorry, you have been blocked'],
  ])('the address that asks: %s', words => {
    expect(judge(words)).toEqual(['forbidden', 'address'])
  })

  it.each([
    ['Country, region, or territory not supported'],
    ['User location is not supported for the API use.'],
    ['This service is not available in your country'],
    ['Our models are not available in your region.'],
  ])('the country it is in: %s', words => {
    expect(judge(words)).toEqual(['forbidden', 'country'])
  })

  it.each([
    ['Your card was declined.'],
    ['Your account is past due'],
    ['Auto-recharge failed'],
    ['Please update your payment method'],
  ])('a payment: %s', words => {
    expect(judge(words, 402)).toEqual(['suspended', 'payment'])
  })

  it.each([
    ['You do not have access to this model.', 403],
    ['The model is not supported in region us-east-1', 403],
    ['Your account was suspended for breaking our rules', 403],
    ['Rate limit reached for this IP address: not allowed', 429],
  ])('or not: %s', (words, status) => {
    expect(judge(words, status)[1]).toBeUndefined()
  })

  it.each([
    ['openai', 403, '{"error":{"code":"unsupported_country_region_territory","message":"No."}}', 'country'],
    ['gemini', 400, 'User location is not supported for the API use.', 'country'],
    [
      'azure-openai',
      403,
      'A Virtual Network is configured for this resource. Please use the correct endpoint.',
      'address',
    ],
    ['dataforseo', 200, '{"status_code":40207,"status_message":"Access denied."}', 'address'],
    ['openai', 429, '{"error":{"code":"billing_not_active","message":"No."}}', 'payment'],
    ['dashscope', 400, '{"code":"Arrearage","message":"Access denied."}', 'payment'],
  ])("in the provider's own words: %s", (id, status, words, about) => {
    expect(judge(words, status, id)[1]).toBe(about)
  })
})
