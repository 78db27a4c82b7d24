/** Sent in the User-Agent, so a provider can see who asks. A test holds it to package.json. */
export const VERSION = '0.1.0'
