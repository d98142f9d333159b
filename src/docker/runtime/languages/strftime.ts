const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** strftime over seconds since the epoch, in UTC. */
export function dateText(format: string, seconds: number): string {
  const date = new Date(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  const values = (letter: string): string | null => {
    switch (letter) {
      case 'Y':
        return String(date.getUTCFullYear());
      case 'y':
        return two(date.getUTCFullYear() % 100);
      case 'm':
        return two(date.getUTCMonth() + 1);
      case 'd':
        return two(date.getUTCDate());
      case 'e':
        return String(date.getUTCDate()).padStart(2);
      case 'H':
        return two(date.getUTCHours());
      case 'I':
        return two(date.getUTCHours() % 12 || 12);
      case 'M':
        return two(date.getUTCMinutes());
      case 'S':
        return two(date.getUTCSeconds());
      case 'N':
        return `${String(date.getUTCMilliseconds()).padStart(3, '0')}000000`;
      case 'p':
        return date.getUTCHours() < 12 ? 'AM' : 'PM';
      case 's':
        return String(Math.floor(seconds));
      case 'a':
        return (DAYS[date.getUTCDay()] ?? '').slice(0, 3);
      case 'A':
        return DAYS[date.getUTCDay()] ?? '';
      case 'b':
      case 'h':
        return (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3);
      case 'B':
        return MONTHS[date.getUTCMonth()] ?? '';
      case 'j':
        return String(Math.floor((date.getTime() - start) / 86_400_000) + 1).padStart(3, '0');
      case 'u':
        return String(date.getUTCDay() || 7);
      case 'w':
        return String(date.getUTCDay());
      case 'Z':
        return 'UTC';
      case 'z':
        return '+0000';
      case 'F':
        return dateText('%Y-%m-%d', seconds);
      case 'T':
        return dateText('%H:%M:%S', seconds);
      case 'R':
        return dateText('%H:%M', seconds);
      case 'D':
        return dateText('%m/%d/%y', seconds);
      case 'c':
        return dateText('%a %b %e %H:%M:%S %Y', seconds);
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case '%':
        return '%';
      default:
        return null;
    }
  };
  return format.replace(/%-?([a-zA-Z%])/g, (whole, letter: string) => {
    const value = values(letter);
    if (value === null) return whole;
    return whole.startsWith('%-') ? value.replace(/^[0 ]+(?=.)/, '') : value;
  });
}
