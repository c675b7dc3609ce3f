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
    "query Batch($id: ID!) {\n  batch(id: $id) {\n    id\n    mode\n    status\n    notice\n    costMicroUsd\n    createdAt\n    finishedAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          status\n          failure {\n            code\n            message\n          }\n        }\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n}": typeof types.BatchDocument,
    "query Batches($first: Int!, $after: String) {\n  batches(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        mode\n        status\n        costMicroUsd\n        progress {\n          completed\n          total\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.BatchesDocument,
    "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": typeof types.BreakersDocument,
    "mutation BuryCard($id: ID!) {\n  buryCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.BuryCardDocument,
    "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}": typeof types.CacheSettingsDocument,
    "mutation CancelBatch($id: ID!) {\n  cancelBatch(id: $id) {\n    id\n    status\n    progress {\n      completed\n      total\n    }\n  }\n}": typeof types.CancelBatchDocument,
    "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}": typeof types.CancelGenerationDocument,
    "query CardReviews($cardId: ID!, $first: Int! = 20, $after: String) {\n  cardReviews(cardId: $cardId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        cardId\n        kind\n        rating\n        undoes\n        undone\n        durationMs\n        at\n        receivedAt\n        desiredRetention\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.CardReviewsDocument,
    "query Card($id: ID!, $at: DateTime) {\n  card(id: $id) {\n    id\n    deckId\n    front\n    back\n    version\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability(at: $at)\n  }\n}": typeof types.CardDocument,
    "mutation Complete($input: CompleteInput!) {\n  complete(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.CompleteDocument,
    "query Course($id: ID!, $first: Int! = 50, $after: String) {\n  course(id: $id) {\n    id\n    title\n    description\n    language\n    status\n    version\n    lessons(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          position\n          objectives\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.CourseDocument,
    "query Courses($first: Int! = 20, $after: String) {\n  courses(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        title\n        description\n        language\n        status\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.CoursesDocument,
    "mutation CreateCards($input: CreateCardsInput!) {\n  createCards(input: $input) {\n    id\n    front\n    back\n    version\n  }\n}": typeof types.CreateCardsDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}": typeof types.CreateCourseDocument,
    "mutation CreateDeck($input: CreateDeckInput!) {\n  createDeck(input: $input) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    cards(first: 20) {\n      edges {\n        node {\n          id\n          front\n          back\n          version\n        }\n      }\n    }\n  }\n}": typeof types.CreateDeckDocument,
    "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}": typeof types.CreateLessonDocument,
    "query Deck($id: ID!, $first: Int! = 50, $after: String) {\n  deck(id: $id) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    createdAt\n    cards(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          deckId\n          front\n          back\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n          origin\n          version\n          createdAt\n          memory {\n            state\n            due\n            leech\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.DeckDocument,
    "query Decks($courseId: ID, $first: Int! = 20, $after: String) {\n  decks(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        title\n        courseId\n        status\n        cardCount\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.DecksDocument,
    "mutation DeleteCard($id: ID!) {\n  deleteCard(id: $id)\n}": typeof types.DeleteCardDocument,
    "mutation DeleteDeck($id: ID!) {\n  deleteDeck(id: $id)\n}": typeof types.DeleteDeckDocument,
    "query DueCards($deckId: ID, $first: Int! = 20, $after: String) {\n  dueCards(deckId: $deckId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        deckId\n        front\n        back\n        memory {\n          state\n          due\n        }\n        retrievability\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.DueCardsDocument,
    "mutation Embed($input: EmbedInput!) {\n  embed(input: $input) {\n    __typename\n    ... on Embeddings {\n      vectors\n      dimensions\n      algorithm\n      model\n      notice\n      generation {\n        id\n        status\n        costMicroUsd\n      }\n    }\n    ... on Generation {\n      id\n      status\n      failure {\n        code\n        message\n        retryable\n      }\n    }\n    ... on QuotaExceeded {\n      message\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.EmbedDocument,
    "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": typeof types.ExplainLessonDocument,
    "query ExtractKeywords($text: String!, $language: Language, $first: Int! = 10) {\n  extractKeywords(text: $text, language: $language, first: $first) {\n    term\n    score\n    count\n  }\n}": typeof types.ExtractKeywordsDocument,
    "query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {\n  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        text\n        flags {\n          source\n          category\n          words\n          position\n          excerpt\n        }\n        createdAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.FlaggedGenerationsDocument,
    "subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {\n  generationEvents(id: $id, afterSeq: $afterSeq) {\n    __typename\n    generationId\n    seq\n    at\n    ... on GenerationStarted {\n      provider\n      model\n      origin\n    }\n    ... on TextDelta {\n      text\n    }\n    ... on ItemReady {\n      index\n      item {\n        __typename\n        ... on Question {\n          id\n          prompt\n          points\n          explanation\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n        }\n        ... on MultipleChoiceQuestion {\n          choices {\n            id\n            text\n          }\n          multiple\n        }\n        ... on ClozeQuestion {\n          blanks\n        }\n        ... on Flashcard {\n          id\n          front\n          back\n        }\n        ... on OutlineNode {\n          id\n          depth\n          title\n          summary\n        }\n      }\n    }\n    ... on ProgressChanged {\n      stage\n      completed\n      total\n    }\n    ... on ProviderSwitched {\n      fromProvider\n      toProvider\n      reason\n    }\n    ... on StreamReset {\n      reason\n    }\n    ... on GenerationCompleted {\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n    }\n    ... on GenerationFailed {\n      code\n      message\n      retryable\n    }\n  }\n}": typeof types.FollowGenerationDocument,
    "mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {\n  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n  }\n}": typeof types.ForceBreakerOpenDocument,
    "mutation GenerateBatch($input: GenerateBatchInput!) {\n  generateBatch(input: $input) {\n    id\n    mode\n    status\n    notice\n    createdAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          kind\n          status\n        }\n        ... on QuotaExceeded {\n          message\n          scope\n          limit\n          windowSeconds\n          retryAt\n        }\n        ... on BudgetExceeded {\n          message\n          scope\n          resetsAt\n        }\n        ... on ContentRejected {\n          message\n          reasons\n        }\n      }\n    }\n  }\n}": typeof types.GenerateBatchDocument,
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
    "mutation PublishDeck($id: ID!) {\n  publishDeck(id: $id) {\n    id\n    status\n  }\n}": typeof types.PublishDeckDocument,
    "query QuestionKey($id: ID!) {\n  questionKey(id: $id) {\n    questionId\n    choiceIds\n    answer\n    accepted\n  }\n}": typeof types.QuestionKeyDocument,
    "query RecommendModel($input: RecommendModelInput!) {\n  recommendModel(input: $input) {\n    difficulty\n    decidedBy\n    policyVersion\n    choice {\n      provider\n      model\n      reason\n      estimatedCostMicroUsd\n      worstCaseMicroUsd\n    }\n    passedOver {\n      provider\n      model\n      why\n      estimatedCostMicroUsd\n    }\n  }\n}": typeof types.RecommendModelDocument,
    "mutation RefreshSession($refreshToken: String!) {\n  refreshSession(refreshToken: $refreshToken) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        displayName\n        role\n      }\n    }\n    ... on SessionExpired {\n      message\n    }\n  }\n}": typeof types.RefreshSessionDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on WeakPassword {\n      message\n      suggestions\n    }\n    ... on UserError {\n      message\n    }\n  }\n}": typeof types.RegisterDocument,
    "query RelatedLessons($id: ID!, $keywords: Int! = 10, $related: Int! = 5) {\n  lesson(id: $id) {\n    title\n    keywords(first: $keywords) {\n      term\n      score\n      count\n    }\n    related(first: $related) {\n      lesson {\n        id\n        title\n        course {\n          title\n        }\n      }\n      score\n      algorithm\n      reasons\n    }\n  }\n}": typeof types.RelatedLessonsDocument,
    "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": typeof types.ResetBreakerDocument,
    "mutation ResetCard($id: ID!) {\n  resetCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.ResetCardDocument,
    "mutation ReviewCard($input: ReviewCardInput!) {\n  reviewCard(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability\n  }\n}": typeof types.ReviewCardDocument,
    "mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {\n  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RollbackRoutingPolicyDocument,
    "query RoutingPolicies {\n  routingPolicies {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RoutingPoliciesDocument,
    "query RoutingPolicy($kind: GenerationKind!, $version: Int) {\n  routingPolicy(kind: $kind, version: $version) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": typeof types.RoutingPolicyDocument,
    "mutation SetModelAlias($input: SetModelAliasInput!) {\n  setModelAlias(input: $input) {\n    name\n    target\n    resolvedModel\n  }\n}": typeof types.SetModelAliasDocument,
    "mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {\n  setRoutingPolicy(input: $input) {\n    __typename\n    ... on RoutingPolicy {\n      kind\n      version\n      steps {\n        model\n        resolvedModel\n        maxInputTokens\n        maxCostMicroUsd\n        maxDifficulty\n        languages\n      }\n      note\n      restores\n      createdBy\n      createdAt\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": typeof types.SetRoutingPolicyDocument,
    "query Similarity($a: String!, $b: String!, $language: Language) {\n  similarity(a: $a, b: $b, language: $language) {\n    score\n    algorithm\n    reasons\n  }\n}": typeof types.SimilarityDocument,
    "query StudyForecast($days: Int! = 7, $deckId: ID) {\n  studyForecast(days: $days, deckId: $deckId) {\n    date\n    startsAt\n    due\n  }\n}": typeof types.StudyForecastDocument,
    "query StudySettings {\n  studySettings {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}": typeof types.StudySettingsDocument,
    "mutation SuspendCard($id: ID!) {\n  suspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.SuspendCardDocument,
    "mutation UnburyCard($id: ID!) {\n  unburyCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.UnburyCardDocument,
    "mutation UndoReview($input: UndoReviewInput!) {\n  undoReview(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.UndoReviewDocument,
    "mutation UnsuspendCard($id: ID!) {\n  unsuspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": typeof types.UnsuspendCardDocument,
    "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}": typeof types.UpdateCacheSettingsDocument,
    "mutation UpdateCard($input: UpdateCardInput!) {\n  updateCard(input: $input) {\n    __typename\n    ... on Card {\n      id\n      front\n      back\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": typeof types.UpdateCardDocument,
    "mutation UpdateDeck($input: UpdateDeckInput!) {\n  updateDeck(input: $input) {\n    id\n    title\n  }\n}": typeof types.UpdateDeckDocument,
    "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": typeof types.UpdateLessonDocument,
    "mutation UpdateStudySettings($input: UpdateStudySettingsInput!) {\n  updateStudySettings(input: $input) {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}": typeof types.UpdateStudySettingsDocument,
    "query Viewer {\n  viewer {\n    id\n    email\n    displayName\n    role\n    emailVerified\n    createdAt\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "query Activity($first: Int! = 20, $after: String) {\n  activity(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        at\n        verb\n        object {\n          type\n          id\n        }\n        result {\n          success\n        }\n        context {\n          courseId\n          lessonId\n          kind\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ActivityDocument,
    "mutation ApplyRoutingPreset($preset: RoutingPreset!) {\n  applyRoutingPreset(preset: $preset) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.ApplyRoutingPresetDocument,
    "query Batch($id: ID!) {\n  batch(id: $id) {\n    id\n    mode\n    status\n    notice\n    costMicroUsd\n    createdAt\n    finishedAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          status\n          failure {\n            code\n            message\n          }\n        }\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n}": types.BatchDocument,
    "query Batches($first: Int!, $after: String) {\n  batches(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        mode\n        status\n        costMicroUsd\n        progress {\n          completed\n          total\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.BatchesDocument,
    "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": types.BreakersDocument,
    "mutation BuryCard($id: ID!) {\n  buryCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": types.BuryCardDocument,
    "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}": types.CacheSettingsDocument,
    "mutation CancelBatch($id: ID!) {\n  cancelBatch(id: $id) {\n    id\n    status\n    progress {\n      completed\n      total\n    }\n  }\n}": types.CancelBatchDocument,
    "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}": types.CancelGenerationDocument,
    "query CardReviews($cardId: ID!, $first: Int! = 20, $after: String) {\n  cardReviews(cardId: $cardId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        cardId\n        kind\n        rating\n        undoes\n        undone\n        durationMs\n        at\n        receivedAt\n        desiredRetention\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.CardReviewsDocument,
    "query Card($id: ID!, $at: DateTime) {\n  card(id: $id) {\n    id\n    deckId\n    front\n    back\n    version\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability(at: $at)\n  }\n}": types.CardDocument,
    "mutation Complete($input: CompleteInput!) {\n  complete(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.CompleteDocument,
    "query Course($id: ID!, $first: Int! = 50, $after: String) {\n  course(id: $id) {\n    id\n    title\n    description\n    language\n    status\n    version\n    lessons(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          title\n          position\n          objectives\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.CourseDocument,
    "query Courses($first: Int! = 20, $after: String) {\n  courses(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        title\n        description\n        language\n        status\n        version\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.CoursesDocument,
    "mutation CreateCards($input: CreateCardsInput!) {\n  createCards(input: $input) {\n    id\n    front\n    back\n    version\n  }\n}": types.CreateCardsDocument,
    "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}": types.CreateCourseDocument,
    "mutation CreateDeck($input: CreateDeckInput!) {\n  createDeck(input: $input) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    cards(first: 20) {\n      edges {\n        node {\n          id\n          front\n          back\n          version\n        }\n      }\n    }\n  }\n}": types.CreateDeckDocument,
    "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}": types.CreateLessonDocument,
    "query Deck($id: ID!, $first: Int! = 50, $after: String) {\n  deck(id: $id) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    createdAt\n    cards(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          deckId\n          front\n          back\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n          origin\n          version\n          createdAt\n          memory {\n            state\n            due\n            leech\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.DeckDocument,
    "query Decks($courseId: ID, $first: Int! = 20, $after: String) {\n  decks(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        title\n        courseId\n        status\n        cardCount\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.DecksDocument,
    "mutation DeleteCard($id: ID!) {\n  deleteCard(id: $id)\n}": types.DeleteCardDocument,
    "mutation DeleteDeck($id: ID!) {\n  deleteDeck(id: $id)\n}": types.DeleteDeckDocument,
    "query DueCards($deckId: ID, $first: Int! = 20, $after: String) {\n  dueCards(deckId: $deckId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        deckId\n        front\n        back\n        memory {\n          state\n          due\n        }\n        retrievability\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.DueCardsDocument,
    "mutation Embed($input: EmbedInput!) {\n  embed(input: $input) {\n    __typename\n    ... on Embeddings {\n      vectors\n      dimensions\n      algorithm\n      model\n      notice\n      generation {\n        id\n        status\n        costMicroUsd\n      }\n    }\n    ... on Generation {\n      id\n      status\n      failure {\n        code\n        message\n        retryable\n      }\n    }\n    ... on QuotaExceeded {\n      message\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.EmbedDocument,
    "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}": types.ExplainLessonDocument,
    "query ExtractKeywords($text: String!, $language: Language, $first: Int! = 10) {\n  extractKeywords(text: $text, language: $language, first: $first) {\n    term\n    score\n    count\n  }\n}": types.ExtractKeywordsDocument,
    "query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {\n  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        kind\n        status\n        text\n        flags {\n          source\n          category\n          words\n          position\n          excerpt\n        }\n        createdAt\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.FlaggedGenerationsDocument,
    "subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {\n  generationEvents(id: $id, afterSeq: $afterSeq) {\n    __typename\n    generationId\n    seq\n    at\n    ... on GenerationStarted {\n      provider\n      model\n      origin\n    }\n    ... on TextDelta {\n      text\n    }\n    ... on ItemReady {\n      index\n      item {\n        __typename\n        ... on Question {\n          id\n          prompt\n          points\n          explanation\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n        }\n        ... on MultipleChoiceQuestion {\n          choices {\n            id\n            text\n          }\n          multiple\n        }\n        ... on ClozeQuestion {\n          blanks\n        }\n        ... on Flashcard {\n          id\n          front\n          back\n        }\n        ... on OutlineNode {\n          id\n          depth\n          title\n          summary\n        }\n      }\n    }\n    ... on ProgressChanged {\n      stage\n      completed\n      total\n    }\n    ... on ProviderSwitched {\n      fromProvider\n      toProvider\n      reason\n    }\n    ... on StreamReset {\n      reason\n    }\n    ... on GenerationCompleted {\n      usage {\n        inputTokens\n        cachedInputTokens\n        cacheWriteInputTokens\n        outputTokens\n        estimated\n      }\n      costMicroUsd\n    }\n    ... on GenerationFailed {\n      code\n      message\n      retryable\n    }\n  }\n}": types.FollowGenerationDocument,
    "mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {\n  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n  }\n}": types.ForceBreakerOpenDocument,
    "mutation GenerateBatch($input: GenerateBatchInput!) {\n  generateBatch(input: $input) {\n    id\n    mode\n    status\n    notice\n    createdAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          kind\n          status\n        }\n        ... on QuotaExceeded {\n          message\n          scope\n          limit\n          windowSeconds\n          retryAt\n        }\n        ... on BudgetExceeded {\n          message\n          scope\n          resetsAt\n        }\n        ... on ContentRejected {\n          message\n          reasons\n        }\n      }\n    }\n  }\n}": types.GenerateBatchDocument,
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
    "mutation PublishDeck($id: ID!) {\n  publishDeck(id: $id) {\n    id\n    status\n  }\n}": types.PublishDeckDocument,
    "query QuestionKey($id: ID!) {\n  questionKey(id: $id) {\n    questionId\n    choiceIds\n    answer\n    accepted\n  }\n}": types.QuestionKeyDocument,
    "query RecommendModel($input: RecommendModelInput!) {\n  recommendModel(input: $input) {\n    difficulty\n    decidedBy\n    policyVersion\n    choice {\n      provider\n      model\n      reason\n      estimatedCostMicroUsd\n      worstCaseMicroUsd\n    }\n    passedOver {\n      provider\n      model\n      why\n      estimatedCostMicroUsd\n    }\n  }\n}": types.RecommendModelDocument,
    "mutation RefreshSession($refreshToken: String!) {\n  refreshSession(refreshToken: $refreshToken) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        displayName\n        role\n      }\n    }\n    ... on SessionExpired {\n      message\n    }\n  }\n}": types.RefreshSessionDocument,
    "mutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    __typename\n    ... on Session {\n      accessToken\n      accessTokenExpiresAt\n      refreshToken\n      user {\n        id\n        email\n        displayName\n        role\n        emailVerified\n        createdAt\n      }\n    }\n    ... on WeakPassword {\n      message\n      suggestions\n    }\n    ... on UserError {\n      message\n    }\n  }\n}": types.RegisterDocument,
    "query RelatedLessons($id: ID!, $keywords: Int! = 10, $related: Int! = 5) {\n  lesson(id: $id) {\n    title\n    keywords(first: $keywords) {\n      term\n      score\n      count\n    }\n    related(first: $related) {\n      lesson {\n        id\n        title\n        course {\n          title\n        }\n      }\n      score\n      algorithm\n      reasons\n    }\n  }\n}": types.RelatedLessonsDocument,
    "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}": types.ResetBreakerDocument,
    "mutation ResetCard($id: ID!) {\n  resetCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": types.ResetCardDocument,
    "mutation ReviewCard($input: ReviewCardInput!) {\n  reviewCard(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability\n  }\n}": types.ReviewCardDocument,
    "mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {\n  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RollbackRoutingPolicyDocument,
    "query RoutingPolicies {\n  routingPolicies {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RoutingPoliciesDocument,
    "query RoutingPolicy($kind: GenerationKind!, $version: Int) {\n  routingPolicy(kind: $kind, version: $version) {\n    kind\n    version\n    steps {\n      model\n      resolvedModel\n      maxInputTokens\n      maxCostMicroUsd\n      maxDifficulty\n      languages\n    }\n    note\n    restores\n    createdBy\n    createdAt\n  }\n}": types.RoutingPolicyDocument,
    "mutation SetModelAlias($input: SetModelAliasInput!) {\n  setModelAlias(input: $input) {\n    name\n    target\n    resolvedModel\n  }\n}": types.SetModelAliasDocument,
    "mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {\n  setRoutingPolicy(input: $input) {\n    __typename\n    ... on RoutingPolicy {\n      kind\n      version\n      steps {\n        model\n        resolvedModel\n        maxInputTokens\n        maxCostMicroUsd\n        maxDifficulty\n        languages\n      }\n      note\n      restores\n      createdBy\n      createdAt\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": types.SetRoutingPolicyDocument,
    "query Similarity($a: String!, $b: String!, $language: Language) {\n  similarity(a: $a, b: $b, language: $language) {\n    score\n    algorithm\n    reasons\n  }\n}": types.SimilarityDocument,
    "query StudyForecast($days: Int! = 7, $deckId: ID) {\n  studyForecast(days: $days, deckId: $deckId) {\n    date\n    startsAt\n    due\n  }\n}": types.StudyForecastDocument,
    "query StudySettings {\n  studySettings {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}": types.StudySettingsDocument,
    "mutation SuspendCard($id: ID!) {\n  suspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": types.SuspendCardDocument,
    "mutation UnburyCard($id: ID!) {\n  unburyCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": types.UnburyCardDocument,
    "mutation UndoReview($input: UndoReviewInput!) {\n  undoReview(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n  }\n}": types.UndoReviewDocument,
    "mutation UnsuspendCard($id: ID!) {\n  unsuspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}": types.UnsuspendCardDocument,
    "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}": types.UpdateCacheSettingsDocument,
    "mutation UpdateCard($input: UpdateCardInput!) {\n  updateCard(input: $input) {\n    __typename\n    ... on Card {\n      id\n      front\n      back\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": types.UpdateCardDocument,
    "mutation UpdateDeck($input: UpdateDeckInput!) {\n  updateDeck(input: $input) {\n    id\n    title\n  }\n}": types.UpdateDeckDocument,
    "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}": types.UpdateLessonDocument,
    "mutation UpdateStudySettings($input: UpdateStudySettingsInput!) {\n  updateStudySettings(input: $input) {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}": types.UpdateStudySettingsDocument,
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
export function graphql(source: "query Batch($id: ID!) {\n  batch(id: $id) {\n    id\n    mode\n    status\n    notice\n    costMicroUsd\n    createdAt\n    finishedAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          status\n          failure {\n            code\n            message\n          }\n        }\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').BatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Batches($first: Int!, $after: String) {\n  batches(first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        mode\n        status\n        costMicroUsd\n        progress {\n          completed\n          total\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').BatchesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Breakers {\n  breakers {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}"): typeof import('./graphql.js').BreakersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation BuryCard($id: ID!) {\n  buryCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').BuryCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CacheSettings {\n  cacheSettings {\n    plainAnswers\n  }\n}"): typeof import('./graphql.js').CacheSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelBatch($id: ID!) {\n  cancelBatch(id: $id) {\n    id\n    status\n    progress {\n      completed\n      total\n    }\n  }\n}"): typeof import('./graphql.js').CancelBatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelGeneration($id: ID!) {\n  cancelGeneration(id: $id) {\n    id\n    status\n    text\n    lastSeq\n    costMicroUsd\n    finishedAt\n  }\n}"): typeof import('./graphql.js').CancelGenerationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CardReviews($cardId: ID!, $first: Int! = 20, $after: String) {\n  cardReviews(cardId: $cardId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        cardId\n        kind\n        rating\n        undoes\n        undone\n        durationMs\n        at\n        receivedAt\n        desiredRetention\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').CardReviewsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Card($id: ID!, $at: DateTime) {\n  card(id: $id) {\n    id\n    deckId\n    front\n    back\n    version\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability(at: $at)\n  }\n}"): typeof import('./graphql.js').CardDocument;
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
export function graphql(source: "mutation CreateCards($input: CreateCardsInput!) {\n  createCards(input: $input) {\n    id\n    front\n    back\n    version\n  }\n}"): typeof import('./graphql.js').CreateCardsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCourse($input: CreateCourseInput!) {\n  createCourse(input: $input) {\n    id\n    title\n    description\n    language\n    status\n    version\n  }\n}"): typeof import('./graphql.js').CreateCourseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateDeck($input: CreateDeckInput!) {\n  createDeck(input: $input) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    cards(first: 20) {\n      edges {\n        node {\n          id\n          front\n          back\n          version\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').CreateDeckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateLesson($input: CreateLessonInput!) {\n  createLesson(input: $input) {\n    id\n    title\n    position\n    body\n    objectives\n    version\n  }\n}"): typeof import('./graphql.js').CreateLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Deck($id: ID!, $first: Int! = 50, $after: String) {\n  deck(id: $id) {\n    id\n    title\n    courseId\n    lessonId\n    status\n    cardCount\n    createdAt\n    cards(first: $first, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          deckId\n          front\n          back\n          evidence {\n            lessonId\n            lessonVersion\n            start\n            end\n            quote\n          }\n          origin\n          version\n          createdAt\n          memory {\n            state\n            due\n            leech\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.js').DeckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Decks($courseId: ID, $first: Int! = 20, $after: String) {\n  decks(courseId: $courseId, first: $first, after: $after) {\n    edges {\n      node {\n        id\n        title\n        courseId\n        status\n        cardCount\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').DecksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteCard($id: ID!) {\n  deleteCard(id: $id)\n}"): typeof import('./graphql.js').DeleteCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteDeck($id: ID!) {\n  deleteDeck(id: $id)\n}"): typeof import('./graphql.js').DeleteDeckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DueCards($deckId: ID, $first: Int! = 20, $after: String) {\n  dueCards(deckId: $deckId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        id\n        deckId\n        front\n        back\n        memory {\n          state\n          due\n        }\n        retrievability\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').DueCardsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Embed($input: EmbedInput!) {\n  embed(input: $input) {\n    __typename\n    ... on Embeddings {\n      vectors\n      dimensions\n      algorithm\n      model\n      notice\n      generation {\n        id\n        status\n        costMicroUsd\n      }\n    }\n    ... on Generation {\n      id\n      status\n      failure {\n        code\n        message\n        retryable\n      }\n    }\n    ... on QuotaExceeded {\n      message\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').EmbedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ExplainLesson($input: ExplainLessonInput!) {\n  explainLesson(input: $input) {\n    __typename\n    ... on Generation {\n      id\n      kind\n      status\n    }\n    ... on QuotaExceeded {\n      message\n      scope\n      limit\n      windowSeconds\n      retryAt\n    }\n    ... on BudgetExceeded {\n      message\n      scope\n      resetsAt\n    }\n    ... on ContentRejected {\n      message\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').ExplainLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExtractKeywords($text: String!, $language: Language, $first: Int! = 10) {\n  extractKeywords(text: $text, language: $language, first: $first) {\n    term\n    score\n    count\n  }\n}"): typeof import('./graphql.js').ExtractKeywordsDocument;
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
export function graphql(source: "mutation GenerateBatch($input: GenerateBatchInput!) {\n  generateBatch(input: $input) {\n    id\n    mode\n    status\n    notice\n    createdAt\n    progress {\n      completed\n      total\n    }\n    items {\n      index\n      result {\n        __typename\n        ... on Generation {\n          id\n          kind\n          status\n        }\n        ... on QuotaExceeded {\n          message\n          scope\n          limit\n          windowSeconds\n          retryAt\n        }\n        ... on BudgetExceeded {\n          message\n          scope\n          resetsAt\n        }\n        ... on ContentRejected {\n          message\n          reasons\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').GenerateBatchDocument;
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
export function graphql(source: "mutation PublishDeck($id: ID!) {\n  publishDeck(id: $id) {\n    id\n    status\n  }\n}"): typeof import('./graphql.js').PublishDeckDocument;
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
export function graphql(source: "query RelatedLessons($id: ID!, $keywords: Int! = 10, $related: Int! = 5) {\n  lesson(id: $id) {\n    title\n    keywords(first: $keywords) {\n      term\n      score\n      count\n    }\n    related(first: $related) {\n      lesson {\n        id\n        title\n        course {\n          title\n        }\n      }\n      score\n      algorithm\n      reasons\n    }\n  }\n}"): typeof import('./graphql.js').RelatedLessonsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetBreaker($provider: String!, $model: String!) {\n  resetBreaker(provider: $provider, model: $model) {\n    provider\n    model\n    state\n    forced\n    reason\n    since\n    nextProbeAt\n  }\n}"): typeof import('./graphql.js').ResetBreakerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ResetCard($id: ID!) {\n  resetCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').ResetCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReviewCard($input: ReviewCardInput!) {\n  reviewCard(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n    retrievability\n  }\n}"): typeof import('./graphql.js').ReviewCardDocument;
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
export function graphql(source: "query Similarity($a: String!, $b: String!, $language: Language) {\n  similarity(a: $a, b: $b, language: $language) {\n    score\n    algorithm\n    reasons\n  }\n}"): typeof import('./graphql.js').SimilarityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StudyForecast($days: Int! = 7, $deckId: ID) {\n  studyForecast(days: $days, deckId: $deckId) {\n    date\n    startsAt\n    due\n  }\n}"): typeof import('./graphql.js').StudyForecastDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StudySettings {\n  studySettings {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}"): typeof import('./graphql.js').StudySettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SuspendCard($id: ID!) {\n  suspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').SuspendCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnburyCard($id: ID!) {\n  unburyCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').UnburyCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UndoReview($input: UndoReviewInput!) {\n  undoReview(input: $input) {\n    id\n    memory {\n      state\n      due\n      stability\n      difficulty\n      reps\n      lapses\n      lastReviewAt\n      leech\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').UndoReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnsuspendCard($id: ID!) {\n  unsuspendCard(id: $id) {\n    id\n    memory {\n      state\n      suspended\n      buriedUntil\n    }\n  }\n}"): typeof import('./graphql.js').UnsuspendCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {\n  updateCacheSettings(input: $input) {\n    plainAnswers\n  }\n}"): typeof import('./graphql.js').UpdateCacheSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateCard($input: UpdateCardInput!) {\n  updateCard(input: $input) {\n    __typename\n    ... on Card {\n      id\n      front\n      back\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}"): typeof import('./graphql.js').UpdateCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateDeck($input: UpdateDeckInput!) {\n  updateDeck(input: $input) {\n    id\n    title\n  }\n}"): typeof import('./graphql.js').UpdateDeckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateLesson($input: UpdateLessonInput!) {\n  updateLesson(input: $input) {\n    __typename\n    ... on Lesson {\n      id\n      title\n      position\n      body\n      objectives\n      version\n    }\n    ... on VersionConflict {\n      message\n      currentVersion\n    }\n  }\n}"): typeof import('./graphql.js').UpdateLessonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateStudySettings($input: UpdateStudySettingsInput!) {\n  updateStudySettings(input: $input) {\n    timeZone\n    dayStartHour\n    newCardsPerDay\n    reviewsPerDay\n    desiredRetention\n  }\n}"): typeof import('./graphql.js').UpdateStudySettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    id\n    email\n    displayName\n    role\n    emailVerified\n    createdAt\n  }\n}"): typeof import('./graphql.js').ViewerDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
