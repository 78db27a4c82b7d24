/**
 * Puts the places in our sources into a stack trace from the function's log, whose own are in minified code.
 *   npm run locate < trace.txt
 * The clone must be of the version that is deployed.
 */
import { text } from 'node:stream/consumers'
import { locate } from './locate/locate.ts'

process.stdout.write(locate(await text(process.stdin)))
