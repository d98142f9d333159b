/** What Express adds to a request and its answer, for those that came past it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';

interface Dressed {
  readonly request: Request;
  readonly response: Response;
}

/** The very same two. It costs more than a whole page does, so it is done when something of Express is asked for. */
export type Dress = (request: IncomingMessage, response: ServerResponse) => Dressed;

export function dressOf(app: Express): Dress {
  return (request, response) =>
    'app' in request
      ? { request: request as Request, response: response as Response }
      : {
          request: Object.setPrototypeOf(request, app.request),
          response: Object.setPrototypeOf(response, app.response),
        };
}
