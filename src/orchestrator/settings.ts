/** Settings of which some are given. */
export type Some<Settings> = { [Name in keyof Settings]?: Settings[Name] | undefined };

/** What is given over what is not: an undefined setting is none. */
export function over<Settings extends object>(defaults: Settings, ...given: Some<Settings>[]): Settings {
  const said = given.flatMap((settings) => Object.entries(settings).filter(([, value]) => value !== undefined));
  return { ...defaults, ...(Object.fromEntries(said) as Partial<Settings>) };
}
