/** A demo account and a lesson, so that the first click does something. */
export interface Example {
  email: string;
  password: string;
  lessonId: string;
}

interface Tab {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

/** What stands in the headers editor of every tab; it serves HTTP and WebSocket. */
const DEFAULT_HEADERS = '{\n  "authorization": "Bearer "\n}';

function readyTabs(example: Example | null): Tab[] {
  const lessonId = example?.lessonId ?? '';
  return [
    {
      name: 'SignIn',
      query: `# Run this first. Where the Headers of another tab say
# "Bearer " and no more, they then use this accessToken;
# or paste one there yourself.
mutation SignIn($email: String!, $password: String!) {
  login(email: $email, password: $password) {
    ... on Session {
      accessToken
      accessTokenExpiresAt
      user { displayName role }
    }
    ... on InvalidCredentials { message retryAfterSeconds }
  }
}
`,
      variables: { email: example?.email ?? '', password: example?.password ?? '' },
    },
    {
      name: 'ExplainLesson',
      query: `# Starts an explanation, once you are signed in (first tab).
# Its text comes in the next tab: copy the id there.
mutation ExplainLesson($input: ExplainLessonInput!) {
  explainLesson(input: $input) {
    ... on Generation { id status origin }
    ... on UserError { message }
  }
}
`,
      variables: { input: { lessonId, allowLocal: true, fresh: false } },
    },
    {
      name: 'FollowGeneration',
      query: `# Streams a generation over a WebSocket: from the beginning,
# or after the event that you saw last. Put an id from
# ExplainLesson or MakeQuiz into Variables below.
subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {
  generationEvents(id: $id, afterSeq: $afterSeq) {
    __typename
    seq
    ... on GenerationStarted { provider model origin }
    ... on TextDelta { text }
    ... on ProgressChanged { stage completed total }
    ... on ItemReady {
      index
      item { ... on Question { prompt points } }
    }
    ... on GenerationCompleted { costMicroUsd }
    ... on StreamReset { reason }
    ... on GenerationFailed { code message retryable }
  }
}
`,
      variables: { id: '', afterSeq: 0 },
    },
    {
      name: 'ReadGeneration',
      query: `# All that a generation has produced so far. Needs its id
# in Variables below.
query ReadGeneration($id: ID!) {
  generation(id: $id) {
    status
    origin
    cachedAt
    text
    notice
    items {
      ... on MultipleChoiceQuestion {
        prompt
        choices { id text }
      }
      ... on TrueFalseQuestion { prompt }
      ... on ShortAnswerQuestion { prompt }
      ... on ClozeQuestion { prompt blanks }
    }
    attempts { provider model outcome reason }
    costMicroUsd
  }
}
`,
      variables: { id: '' },
    },
    {
      name: 'MakeQuiz',
      query: `# Makes a quiz from a lesson. Its questions come in
# FollowGeneration as soon as each is checked.
mutation MakeQuiz($input: GenerateQuizInput!) {
  generateQuiz(input: $input) {
    ... on Generation { id status }
    ... on UserError { message }
  }
}
`,
      variables: { input: { lessonId, questionCount: 5, allowLocal: true, fresh: false } },
    },
  ];
}

/** A script that opens the ready tabs on the first visit; later ones find what the visitor left. */
export function tabsScript(example: Example | null): string {
  const tabs = readyTabs(example).map(({ name, query, variables }, index) => ({
    id: `ready-${index}`,
    hash: null,
    title: name,
    query,
    variables: JSON.stringify(variables, null, 2),
    headers: null,
    operationName: name,
    response: null,
  }));
  const stored = {
    'graphiql:tabState': JSON.stringify({ activeTabIndex: 0, tabs }),
    // GraphiQL opens a tab of its own unless what it edited last is one of the tabs.
    'graphiql:query': tabs[0]?.query ?? '',
    'graphiql:variables': tabs[0]?.variables ?? '',
  };
  return `<script>
    RURU_CONFIG.defaultHeaders = ${literal(DEFAULT_HEADERS)};
    if (!localStorage.getItem('graphiql:tabState')) {
      for (const [key, value] of Object.entries(${literal(stored)})) localStorage.setItem(key, value);
    }
  </script>`;
}

// JSON inside a script element must not end it.
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
