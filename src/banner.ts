import type { App } from './app.js';
import type { Config } from './env.js';
import { GRAPHQL_PATH } from './platform/http.js';

const CREATE_USER = 'npm run lyceum -- user create --email EMAIL --password PASSWORD --name NAME --role ADMIN';

/** What somebody who has just started Lyceum wants to know. */
export function banner(app: App, config: Config): string {
  const rows: [string, string][] = [];
  if (config.roles.has('api')) rows.push(['GraphQL', `${app.url}${GRAPHQL_PATH}`]);
  if (app.graphiqlUrl) rows.push(['GraphiQL', app.graphiqlUrl]);
  rows.push(['Health', `${app.url}/health/ready`]);
  const accounts = config.roles.has('api') && app.samples ? Object.values(app.samples.accounts) : [];
  if (config.roles.has('api') && !app.samples) rows.push(['Sign in', `no demo accounts are loaded here; make one of your own: ${CREATE_USER}`]);
  for (const { email, password, role } of accounts) {
    rows.push(['Sign in', `${email} with the password ${password} (${role.toLowerCase()})`]);
  }
  for (const { provider, model, usable, missing } of app.models) {
    rows.push([usable ? 'Model' : 'No model', `${provider === model ? provider : `${provider}/${model}`}${missing ? `: it lacks ${missing}` : ''}`]);
  }
  const lines = rows.map(([name, value]) => `  ${name.padEnd(10)}${value}`);
  return ['', `  Lyceum is ready (${[...config.roles].join(' and ')}); Ctrl-C stops it.`, '', ...lines, '', ''].join('\n');
}
