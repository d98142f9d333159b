export type Labels = Readonly<Record<string, string>>;

export type Empty = Readonly<Record<string, never>>;
