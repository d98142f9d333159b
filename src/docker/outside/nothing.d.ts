/** What every module gives that has no declaration of its own beside this one. */
export {};
