import type { Locale } from '../quiz/quiz.ts';

export const VISITOR_DAYS = 180;

/** What the pages are told by whoever runs them. */
export interface WebConfig {
  /** Folder of the built scripts, styles and fonts. */
  readonly assets: string;
  readonly views: string;
  /** Compile each view once; false while views are being written. */
  readonly keepViews: boolean;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** Language for a browser that asks for none of ours. */
  readonly locale: Locale;
  readonly timeZone: string | null;
  /** After their last visit, what visitors did is kept for so many days; half a year when it is not said. */
  readonly visitorDays?: number;
  /** Signs the cookies; from the data folder. */
  readonly secret: string;
}
