/** A browser's forms and cookies, as far as a learner needs them: a visit begins an attempt. */

export interface Visit {
  readonly cookie: () => string;
  /** @throws when the service begins none, with what it said */
  readonly begin: (quiz: string) => Promise<string>;
}

export function visit(base: URL): Visit {
  const cookies = new Map<string, string>([['lang', 'ru']]);
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    begin: async quiz => {
      const answer = await fetch(new URL('/attempts', base), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: cookie(),
          origin: base.origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ quiz }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const said = await answer.text();
      const id = /^\/quiz\/(.+)$/.exec(answer.headers.get('location') ?? '')?.[1];
      if (id === undefined) throw new Error(`no attempt at ${quiz} was begun: ${answer.status} ${said.slice(0, 200)}`);
      return id;
    },
  };
}
