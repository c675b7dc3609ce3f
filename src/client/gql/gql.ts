/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Activity($first: Int! = 20, $after: String) {\n  activity(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        at\n        verb\n        object {\n          type\n          id\n        }\n        result {\n          success\n        }\n        context {\n          courseId\n          lessonId\n          kind\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ActivityDocument,
    "mutation ApplyRoutingPreset($preset: RoutingPreset!) {\n  applyRoutingPreset(preset: $preset) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.ApplyRoutingPresetDocument,
    "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": typeof types.BreakersDocument,
    "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}": typeof types.CacheSettingsDocument,
    "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}": typeof types.CancelGenerationDocument,
    "mutation Complete($input: CompleteInput!) {\n  complete(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.CompleteDocument,
    "query Course($id: ID!, $first: Int! = 50, $after: String) {\n  course(id: $id) {\n    id\n    title\n    description\n    language\n    status\n    version\n    lessons(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          position\n          objectives\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.CourseDocument,
    "query Courses($first: Int! = 20, $after: String) {\n  courses(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        title\n        description\n        language\n        status\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.CoursesDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}": typeof types.CreateCourseDocument,
    "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}": typeof types.CreateLessonDocument,
    "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.ExplainLessonDocument,
    "query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {\n  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        text\n        flags {\n          source\n          category\n          words\n          position\n          excerpt\n        }\n        createdAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.FlaggedGenerationsDocument,
    "subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {\n  generationEvents(id: $id, afterSeq: $afterSeq) {\n    __typename\n    generationId\n    seq\n    at\n    ... on GenerationStarted {\n      provider\n      model\n      origin\n    }\n    ... on TextDelta {\n      text\n    }\n    ... on ItemReady {\n      index\n      item {\n        __typename\n        ... on Question {\n          id\n          prompt\n          points\n          explanation\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n        }\n        ... on MultipleChoiceQuestion {\n          choices {\n            id\n            text\n          }\n          multiple\n        }\n        ... on ClozeQuestion {\n          blanks\n        }\n        ... on Flashcard {\n          id\n          front\n          back\n        }\n        ... on OutlineNode {\n          id\n          depth\n          title\n          summary\n        }\n      }\n    }\n    ... on ProgressChanged {\n      stage\n      completed\n      total\n    }\n    ... on ProviderSwitched {\n      fromProvider\n      toProvider\n      reason\n    }\n    ... on StreamReset {\n      reason\n    }\n    ... on GenerationCompleted {\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n    }\n    ... on GenerationFailed {\n      code\n      message\n      retryable\n    }\n  }\n}": typeof types.FollowGenerationDocument,
    "mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {\n  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n  }\n}": typeof types.ForceBreakerOpenDocument,
    "mutation GenerateQuiz($input: GenerateQuizInput!) {\n  generateQuiz(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.GenerateQuizDocument,
    "query Generation($id: ID!) {\n  generation(id: $id) {\n    id\n    kind\n    status\n    origin\n    text\n    items {\n      __typename\n      ... on Question {\n        id\n        prompt\n        points\n        explanation\n        evidence {\n          lessonId\n          lessonVersion\n          start\n          end\n          quote\n        }\n      }\n      ... on MultipleChoiceQuestion {\n        choices {\n          id\n          text\n        }\n        multiple\n      }\n      ... on ClozeQuestion {\n        blanks\n      }\n      ... on Flashcard {\n        id\n        front\n        back\n      }\n      ... on OutlineNode {\n        id\n        depth\n        title\n        summary\n      }\n    }\n    lastSeq\n    attempts {\n      provider\n      model\n      outcome\n      reason\n      promptVersion\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n      startedAt\n      finishedAt\n    }\n    usage {\n      inputTokens\n      cachedInputTokens\n      cacheWriteInputTokens\n      outputTokens\n      estimated\n    }\n    costMicroUsd\n    quality\n    notice\n    cachedAt\n    failure {\n      code\n      message\n      retryable\n    }\n    createdAt\n    finishedAt\n  }\n}": typeof types.GenerationDocument,
    "query Generations($first: Int! = 20, $after: String) {\n  generations(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        origin\n        costMicroUsd\n        createdAt\n        finishedAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.GenerationsDocument,
    "query Lesson($id: ID!, $version: Int) {\n  lesson(id: $id, version: $version) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n    course {\n      id\n      title\n      language\n    }\n  }\n}": typeof types.LessonDocument,
    "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on InvalidCredentials {\n      message\n      retryAfterSeconds\n    }\n  }\n}": typeof types.LoginDocument,
    "mutation Logout {\n  logout\n}": typeof types.LogoutDocument,
    "query ModelAliases {\n  modelAliases {\n    name\n    target\n    resolvedModel\n  }\n}": typeof types.ModelAliasesDocument,
    "query Models {\n  models {\n    provider\n    model\n    origin\n    aliases\n    contextTokens\n    capabilities\n    quality\n    isPrivate\n    usable\n    missing\n    breaker\n    firstTokenMs\n    prices {\n      inputMicroUsdPerMillion\n      cachedInputMicroUsdPerMillion\n      cacheWriteMicroUsdPerMillion\n      outputMicroUsdPerMillion\n    }\n  }\n}": typeof types.ModelsDocument,
    "query Node($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on User {\n      displayName\n      role\n    }\n    ... on Course {\n      title\n      language\n      version\n    }\n    ... on Lesson {\n      title\n      position\n      version\n    }\n    ... on Generation {\n      kind\n      origin\n      createdAt\n    }\n  }\n}": typeof types.NodeDocument,
    "mutation PublishCourse($id: ID!) {\n  publishCourse(id: $id) {\n    id\n    status\n    version\n  }\n}": typeof types.PublishCourseDocument,
    "query QuestionKey($id: ID!) {\n  questionKey(id: $id) {\n    questionId\n    choiceIds\n    answer\n    accepted\n  }\n}": typeof types.QuestionKeyDocument,
    "query RecommendModel($input: RecommendModelInput!) {\n  recommendModel(input: $input) {\n    difficulty\n    decidedBy\n    policyVersion\n    choice {\n      provider\n      model\n      reason\n      estimatedCostMicroUsd\n      worstCaseMicroUsd\n    }\n    passedOver {\n      provider\n      model\n      why\n      estimatedCostMicroUsd\n    }\n  }\n}": typeof types.RecommendModelDocument,
    "mutation RefreshSession($refreshToken: String!) {\n  refreshSession(refreshToken: $refreshToken) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        displayName\n        role\n      }\n    }\n    ... on SessionExpired {\n      message\n    }\n  }\n}": typeof types.RefreshSessionDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on WeakPassword {\n      message\n      suggestions\n    }\n    ... on UserError {\n      message\n    }\n  }\n}": typeof types.RegisterDocument,
    "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": typeof types.ResetBreakerDocument,
    "mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {\n  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RollbackRoutingPolicyDocument,
    "query RoutingPolicies {\n  routingPolicies {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RoutingPoliciesDocument,
    "query RoutingPolicy($kind: GenerationKind!, $version: Int) {\n  routingPolicy(kind: $kind, version: $version) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RoutingPolicyDocument,
    "mutation SetModelAlias($input: SetModelAliasInput!) {\n  setModelAlias(input: $input) {\n    name\n    target\n    resolvedModel\n  }\n}": typeof types.SetModelAliasDocument,
    "mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {\n  setRoutingPolicy(input: $input) {\n    __typename\n    ... on RoutingPolicy {\n      kind\n      version\n      steps {\n        model\n        resolvedModel\n        maxInputTokens\n        maxCostMicroUsd\n        maxDifficulty\n        languages\n      }\n      note\n      restores\n      createdBy\n      createdAt\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": typeof types.SetRoutingPolicyDocument,
    "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}": typeof types.UpdateCacheSettingsDocument,
    "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": typeof types.UpdateLessonDocument,
    "query Viewer {\n  viewer {\n    id\n    email\n    displayName\n    role\n    emailVerified\n    createdAt\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "query Activity($first: Int! = 20, $after: String) {\n  activity(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        at\n        verb\n        object {\n          type\n          id\n        }\n        result {\n          success\n        }\n        context {\n          courseId\n          lessonId\n          kind\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ActivityDocument,
    "mutation ApplyRoutingPreset($preset: RoutingPreset!) {\n  applyRoutingPreset(preset: $preset) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.ApplyRoutingPresetDocument,
    "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": types.BreakersDocument,
    "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}": types.CacheSettingsDocument,
    "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}": types.CancelGenerationDocument,
    "mutation Complete($input: CompleteInput!) {\n  complete(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.CompleteDocument,
    "query Course($id: ID!, $first: Int! = 50, $after: String) {\n  course(id: $id) {\n    id\n    title\n    description\n    language\n    status\n    version\n    lessons(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          position\n          objectives\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.CourseDocument,
    "query Courses($first: Int! = 20, $after: String) {\n  courses(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        title\n        description\n        language\n        status\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.CoursesDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}": types.CreateCourseDocument,
    "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}": types.CreateLessonDocument,
    "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.ExplainLessonDocument,
    "query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {\n  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        text\n        flags {\n          source\n          category\n          words\n          position\n          excerpt\n        }\n        createdAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.FlaggedGenerationsDocument,
    "subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {\n  generationEvents(id: $id, afterSeq: $afterSeq) {\n    __typename\n    generationId\n    seq\n    at\n    ... on GenerationStarted {\n      provider\n      model\n      origin\n    }\n    ... on TextDelta {\n      text\n    }\n    ... on ItemReady {\n      index\n      item {\n        __typename\n        ... on Question {\n          id\n          prompt\n          points\n          explanation\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n        }\n        ... on MultipleChoiceQuestion {\n          choices {\n            id\n            text\n          }\n          multiple\n        }\n        ... on ClozeQuestion {\n          blanks\n        }\n        ... on Flashcard {\n          id\n          front\n          back\n        }\n        ... on OutlineNode {\n          id\n          depth\n          title\n          summary\n        }\n      }\n    }\n    ... on ProgressChanged {\n      stage\n      completed\n      total\n    }\n    ... on ProviderSwitched {\n      fromProvider\n      toProvider\n      reason\n    }\n    ... on StreamReset {\n      reason\n    }\n    ... on GenerationCompleted {\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n    }\n    ... on GenerationFailed {\n      code\n      message\n      retryable\n    }\n  }\n}": types.FollowGenerationDocument,
    "mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {\n  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n  }\n}": types.ForceBreakerOpenDocument,
    "mutation GenerateQuiz($input: GenerateQuizInput!) {\n  generateQuiz(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.GenerateQuizDocument,
    "query Generation($id: ID!) {\n  generation(id: $id) {\n    id\n    kind\n    status\n    origin\n    text\n    items {\n      __typename\n      ... on Question {\n        id\n        prompt\n        points\n        explanation\n        evidence {\n          lessonId\n          lessonVersion\n          start\n          end\n          quote\n        }\n      }\n      ... on MultipleChoiceQuestion {\n        choices {\n          id\n          text\n        }\n        multiple\n      }\n      ... on ClozeQuestion {\n        blanks\n      }\n      ... on Flashcard {\n        id\n        front\n        back\n      }\n      ... on OutlineNode {\n        id\n        depth\n        title\n        summary\n      }\n    }\n    lastSeq\n    attempts {\n      provider\n      model\n      outcome\n      reason\n      promptVersion\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n      startedAt\n      finishedAt\n    }\n    usage {\n      inputTokens\n      cachedInputTokens\n      cacheWriteInputTokens\n      outputTokens\n      estimated\n    }\n    costMicroUsd\n    quality\n    notice\n    cachedAt\n    failure {\n      code\n      message\n      retryable\n    }\n    createdAt\n    finishedAt\n  }\n}": types.GenerationDocument,
    "query Generations($first: Int! = 20, $after: String) {\n  generations(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        origin\n        costMicroUsd\n        createdAt\n        finishedAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.GenerationsDocument,
    "query Lesson($id: ID!, $version: Int) {\n  lesson(id: $id, version: $version) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n    course {\n      id\n      title\n      language\n    }\n  }\n}": types.LessonDocument,
    "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on InvalidCredentials {\n      message\n      retryAfterSeconds\n    }\n  }\n}": types.LoginDocument,
    "mutation Logout {\n  logout\n}": types.LogoutDocument,
    "query ModelAliases {\n  modelAliases {\n    name\n    target\n    resolvedModel\n  }\n}": types.ModelAliasesDocument,
    "query Models {\n  models {\n    provider\n    model\n    origin\n    aliases\n    contextTokens\n    capabilities\n    quality\n    isPrivate\n    usable\n    missing\n    breaker\n    firstTokenMs\n    prices {\n      inputMicroUsdPerMillion\n      cachedInputMicroUsdPerMillion\n      cacheWriteMicroUsdPerMillion\n      outputMicroUsdPerMillion\n    }\n  }\n}": types.ModelsDocument,
    "query Node($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on User {\n      displayName\n      role\n    }\n    ... on Course {\n      title\n      language\n      version\n    }\n    ... on Lesson {\n      title\n      position\n      version\n    }\n    ... on Generation {\n      kind\n      origin\n      createdAt\n    }\n  }\n}": types.NodeDocument,
    "mutation PublishCourse($id: ID!) {\n  publishCourse(id: $id) {\n    id\n    status\n    version\n  }\n}": types.PublishCourseDocument,
    "query QuestionKey($id: ID!) {\n  questionKey(id: $id) {\n    questionId\n    choiceIds\n    answer\n    accepted\n  }\n}": types.QuestionKeyDocument,
    "query RecommendModel($input: RecommendModelInput!) {\n  recommendModel(input: $input) {\n    difficulty\n    decidedBy\n    policyVersion\n    choice {\n      provider\n      model\n      reason\n      estimatedCostMicroUsd\n      worstCaseMicroUsd\n    }\n    passedOver {\n      provider\n      model\n      why\n      estimatedCostMicroUsd\n    }\n  }\n}": types.RecommendModelDocument,
    "mutation RefreshSession($refreshToken: String!) {\n  refreshSession(refreshToken: $refreshToken) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        displayName\n        role\n      }\n    }\n    ... on SessionExpired {\n      message\n    }\n  }\n}": types.RefreshSessionDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on WeakPassword {\n      message\n      suggestions\n    }\n    ... on UserError {\n      message\n    }\n  }\n}": types.RegisterDocument,
    "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": types.ResetBreakerDocument,
    "mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {\n  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RollbackRoutingPolicyDocument,
    "query RoutingPolicies {\n  routingPolicies {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RoutingPoliciesDocument,
    "query RoutingPolicy($kind: GenerationKind!, $version: Int) {\n  routingPolicy(kind: $kind, version: $version) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RoutingPolicyDocument,
    "mutation SetModelAlias($input: SetModelAliasInput!) {\n  setModelAlias(input: $input) {\n    name\n    target\n    resolvedModel\n  }\n}": types.SetModelAliasDocument,
    "mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {\n  setRoutingPolicy(input: $input) {\n    __typename\n    ... on RoutingPolicy {\n      kind\n      version\n      steps {\n        model\n        resolvedModel\n        maxInputTokens\n        maxCostMicroUsd\n        maxDifficulty\n        languages\n      }\n      note\n      restores\n      createdBy\n      createdAt\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": types.SetRoutingPolicyDocument,
    "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}": types.UpdateCacheSettingsDocument,
    "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": types.UpdateLessonDocument,
    "query Viewer {\n  viewer {\n    id\n    email\n    displayName\n    role\n    emailVerified\n    createdAt\n  }\n}": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Activity($first: Int! = 20, $after: String) {\n  activity(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        at\n        verb\n        object {\n          type\n          id\n        }\n        result {\n          success\n        }\n        context {\n          courseId\n          lessonId\n          kind\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').ActivityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApplyRoutingPreset($preset: RoutingPreset!) {\n  applyRoutingPreset(preset: $preset) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}"): typeof import('./graphql.js').ApplyRoutingPresetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}"): typeof import('./graphql.js').BreakersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}"): typeof import('./graphql.js').CacheSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}"): typeof import('./graphql.js').CancelGenerationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Complete($input: CompleteInput!) {\n  complete(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').CompleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Course($id: ID!, $first: Int! = 50, $after: String) {\n  course(id: $id) {\n    id\n    title\n    description\n    language\n    status\n    version\n    lessons(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          position\n          objectives\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.js').CourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Courses($first: Int! = 20, $after: String) {\n  courses(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        title\n        description\n        language\n        status\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').CoursesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}"): typeof import('./graphql.js').CreateCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}"): typeof import('./graphql.js').CreateLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').ExplainLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {\n  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        text\n        flags {\n          source\n          category\n          words\n          position\n          excerpt\n        }\n        createdAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').FlaggedGenerationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {\n  generationEvents(id: $id, afterSeq: $afterSeq) {\n    __typename\n    generationId\n    seq\n    at\n    ... on GenerationStarted {\n      provider\n      model\n      origin\n    }\n    ... on TextDelta {\n      text\n    }\n    ... on ItemReady {\n      index\n      item {\n        __typename\n        ... on Question {\n          id\n          prompt\n          points\n          explanation\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n        }\n        ... on MultipleChoiceQuestion {\n          choices {\n            id\n            text\n          }\n          multiple\n        }\n        ... on ClozeQuestion {\n          blanks\n        }\n        ... on Flashcard {\n          id\n          front\n          back\n        }\n        ... on OutlineNode {\n          id\n          depth\n          title\n          summary\n        }\n      }\n    }\n    ... on ProgressChanged {\n      stage\n      completed\n      total\n    }\n    ... on ProviderSwitched {\n      fromProvider\n      toProvider\n      reason\n    }\n    ... on StreamReset {\n      reason\n    }\n    ... on GenerationCompleted {\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n    }\n    ... on GenerationFailed {\n      code\n      message\n      retryable\n    }\n  }\n}"): typeof import('./graphql.js').FollowGenerationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {\n  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n  }\n}"): typeof import('./graphql.js').ForceBreakerOpenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation GenerateQuiz($input: GenerateQuizInput!) {\n  generateQuiz(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').GenerateQuizDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Generation($id: ID!) {\n  generation(id: $id) {\n    id\n    kind\n    status\n    origin\n    text\n    items {\n      __typename\n      ... on Question {\n        id\n        prompt\n        points\n        explanation\n        evidence {\n          lessonId\n          lessonVersion\n          start\n          end\n          quote\n        }\n      }\n      ... on MultipleChoiceQuestion {\n        choices {\n          id\n          text\n        }\n        multiple\n      }\n      ... on ClozeQuestion {\n        blanks\n      }\n      ... on Flashcard {\n        id\n        front\n        back\n      }\n      ... on OutlineNode {\n        id\n        depth\n        title\n        summary\n      }\n    }\n    lastSeq\n    attempts {\n      provider\n      model\n      outcome\n      reason\n      promptVersion\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n      startedAt\n      finishedAt\n    }\n    usage {\n      inputTokens\n      cachedInputTokens\n      cacheWriteInputTokens\n      outputTokens\n      estimated\n    }\n    costMicroUsd\n    quality\n    notice\n    cachedAt\n    failure {\n      code\n      message\n      retryable\n    }\n    createdAt\n    finishedAt\n  }\n}"): typeof import('./graphql.js').GenerationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Generations($first: Int! = 20, $after: String) {\n  generations(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        origin\n        costMicroUsd\n        createdAt\n        finishedAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').GenerationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Lesson($id: ID!, $version: Int) {\n  lesson(id: $id, version: $version) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n    course {\n      id\n      title\n      language\n    }\n  }\n}"): typeof import('./graphql.js').LessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Login($email: String!, $password: String!) {\n  login(email: $email, password: $password) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on InvalidCredentials {\n      message\n      retryAfterSeconds\n    }\n  }\n}"): typeof import('./graphql.js').LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Logout {\n  logout\n}"): typeof import('./graphql.js').LogoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ModelAliases {\n  modelAliases {\n    name\n    target\n    resolvedModel\n  }\n}"): typeof import('./graphql.js').ModelAliasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Models {\n  models {\n    provider\n    model\n    origin\n    aliases\n    contextTokens\n    capabilities\n    quality\n    isPrivate\n    usable\n    missing\n    breaker\n    firstTokenMs\n    prices {\n      inputMicroUsdPerMillion\n      cachedInputMicroUsdPerMillion\n      cacheWriteMicroUsdPerMillion\n      outputMicroUsdPerMillion\n    }\n  }\n}"): typeof import('./graphql.js').ModelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Node($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on User {\n      displayName\n      role\n    }\n    ... on Course {\n      title\n      language\n      version\n    }\n    ... on Lesson {\n      title\n      position\n      version\n    }\n    ... on Generation {\n      kind\n      origin\n      createdAt\n    }\n  }\n}"): typeof import('./graphql.js').NodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PublishCourse($id: ID!) {\n  publishCourse(id: $id) {\n    id\n    status\n    version\n  }\n}"): typeof import('./graphql.js').PublishCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query QuestionKey($id: ID!) {\n  questionKey(id: $id) {\n    questionId\n    choiceIds\n    answer\n    accepted\n  }\n}"): typeof import('./graphql.js').QuestionKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RecommendModel($input: RecommendModelInput!) {\n  recommendModel(input: $input) {\n    difficulty\n    decidedBy\n    policyVersion\n    choice {\n      provider\n      model\n      reason\n      estimatedCostMicroUsd\n      worstCaseMicroUsd\n    }\n    passedOver {\n      provider\n      model\n      why\n      estimatedCostMicroUsd\n    }\n  }\n}"): typeof import('./graphql.js').RecommendModelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RefreshSession($refreshToken: String!) {\n  refreshSession(refreshToken: $refreshToken) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        displayName\n        role\n      }\n    }\n    ... on SessionExpired {\n      message\n    }\n  }\n}"): typeof import('./graphql.js').RefreshSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on WeakPassword {\n      message\n      suggestions\n    }\n    ... on UserError {\n      message\n    }\n  }\n}"): typeof import('./graphql.js').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}"): typeof import('./graphql.js').ResetBreakerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {\n  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}"): typeof import('./graphql.js').RollbackRoutingPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RoutingPolicies {\n  routingPolicies {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}"): typeof import('./graphql.js').RoutingPoliciesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RoutingPolicy($kind: GenerationKind!, $version: Int) {\n  routingPolicy(kind: $kind, version: $version) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}"): typeof import('./graphql.js').RoutingPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetModelAlias($input: SetModelAliasInput!) {\n  setModelAlias(input: $input) {\n    name\n    target\n    resolvedModel\n  }\n}"): typeof import('./graphql.js').SetModelAliasDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {\n  setRoutingPolicy(input: $input) {\n    __typename\n    ... on RoutingPolicy {\n      kind\n      version\n      steps {\n        model\n        resolvedModel\n        maxInputTokens\n        maxCostMicroUsd\n        maxDifficulty\n        languages\n      }\n      note\n      restores\n      createdBy\n      createdAt\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}"): typeof import('./graphql.js').SetRoutingPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}"): typeof import('./graphql.js').UpdateCacheSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}"): typeof import('./graphql.js').UpdateLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    id\n    email\n    displayName\n    role\n    emailVerified\n    createdAt\n  }\n}"): typeof import('./graphql.js').ViewerDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
