import { expect, it } from 'vitest'
import { isPlaceholder } from '../../lambda/core/placeholder.ts'

it.each([
  'changeme',
  'CHANGE_ME',
  'replace-me',
  'sk-...',
  'sk-xxxxxxxxxxxx',
  'xxxx',
  '********',
  '<your key>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an env file's own template
  '${KIE_API_KEY}',
  '$KIE_API_KEY',
  'your-api-key',
  'your_openai_api_key_here',
  'YOUR_API_KEY_HERE',
  'put-your-key-here',
  'todo',
  'undefined',
  'sk-ab***wxyz',
])('%s is a placeholder', value => {
  expect(isPlaceholder(value)).toBe(true)
})

it.each([
  'ollama',
  'EMPTY',
  'lm-studio',
  'not-needed',
  'sk-proj-7hG2kd9sLqPzX4wV8n',
  '0123456789abcdef0123456789abcdef',
  'user:password',
])('%s is taken for a key', value => {
  expect(isPlaceholder(value)).toBe(false)
})
