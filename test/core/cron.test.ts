import { cronFault } from '../../src/core/cron';

test.each(['30 7 * * 1-5', '*/5 * * * *', '0 0,12 1 */2 *', '5-59/10 * ? JAN-mar MON', ' 0 0 * * 0 '])('accepts %s', (text) => {
  expect(cronFault(text)).toBeUndefined();
});

test.each([
  ['8:00', 'not five cron fields'],
  ['30 25 * * 1-5', 'the hour is not from 0 to 23: "25"'],
  ['60 * * * *', 'the minute'],
  ['0 0 0 * *', 'the day of the month'],
  ['0 0 * 13 *', 'the month'],
  ['0 0 * * 7', 'the day of the week'],
  ['0 0 * * 5-1', 'the day of the week'],
  ['*/0 * * * *', 'the minute'],
  ['x * * * *', 'the minute'],
  ['1, * * * *', 'the minute'],
  ['1-2-3 * * * *', 'the minute'],
])('fails for %s', (text, reason) => {
  expect(cronFault(text)).toContain(reason);
});
