import { gql, type Target } from './clients.js';

export interface AppliedData {
  aspect: string;
  value: string;
  source: string;
  leftOut: boolean | null;
}

const SETTINGS = 'manner persona priorKnowledge presentation difficulty industry role';
export const UPDATE_SETTINGS = `mutation ($input: UpdateLearningSettingsInput!) { settings: updateLearningSettings(input: $input) {
  __typename ... on LearningSettings { ${SETTINGS} updatedAt } ... on ContentRejected { message reasons } } }`;

export interface SettingsData {
  __typename: string;
  manner: string | null;
  persona: string | null;
  priorKnowledge: string | null;
  presentation: string | null;
  difficulty: string | null;
  industry: string | null;
  role: string | null;
  updatedAt?: string | null;
  reasons?: string[];
}

export async function setSettings(app: Target, token: string, input: object): Promise<SettingsData> {
  return (await gql<{ settings: SettingsData }>(app, { query: UPDATE_SETTINGS, variables: { input }, token })).settings;
}

export async function readSettings(app: Target, token: string): Promise<SettingsData> {
  return (await gql<{ settings: SettingsData }>(app, { query: `{ settings: learningSettings { ${SETTINGS} updatedAt } }`, token })).settings;
}

/** What a generation was shaped by; null where the caller may not know. */
export async function appliedTo(app: Target, token: string, id: string): Promise<AppliedData[] | null> {
  const { generation } = await gql<{ generation: { applied: AppliedData[] | null } }>(app, {
    query: 'query ($id: ID!) { generation(id: $id) { applied { aspect value source leftOut } } }', variables: { id }, token,
  });
  return generation.applied;
}
