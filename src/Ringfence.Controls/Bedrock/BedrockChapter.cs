namespace Ringfence.Controls.Bedrock;

/// <summary>Amazon Bedrock: which models may be asked, by whom, where, and what is recorded of it.</summary>
internal static class BedrockChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ModelGrantNamesItsModels(),
        new BedrockFullAccessIsNotAttached(),
        new MantleDoorIsClosed(),
        new BatchDoorIsClosed(),
        new BearerTokenDoorIsClosed(),
        new BedrockKeyIsNotLongLived(),
        new BedrockIsCalledByRoles(),
        new BedrockRoleTrustsOnePrincipal(),
        new BedrockRoleKnowsItsSource(),
        new BedrockRoleServesOneApplication(),
        new AgentHasItsOwnRole(),
        new BedrockDutiesAreSeparate(),
        new InferenceStaysInItsGeography(),
        new ModelIsAskedInApprovedRegions(),
        new OnlyApprovedModelsAreNamed(),
        new EmbeddingModelIsNamed(),
        new ModelSubscriptionIsClosed(),
        new ModelAccessIsReviewed(),
        new BedrockIsRefusedOutsideEndpoint(),
        new InvocationsAreLogged(),
        new InvocationLogHoldsContent(),
        new LargePayloadsAreLogged(),
        new InvocationLogsAreLocked(),
        new InvocationLogsUseCustomerKey(),
        new InvocationLogsStayInAccount(),
        new InvocationLogsHaveFewReaders(),
        new InvocationLogsAreKeptSixYears(),
        new InvocationLogsGrowCold(),
        new InvocationLogPlaceIsDecided(),
        new LockAndErasureAreDecided(),
        new ContentLoggingAndRetentionAreDecided(),
        new PromptsAreNotSharedWithProviders(),
        new AgentUsesCustomerKey(),
        new FlowUsesCustomerKey(),
        new PromptUsesCustomerKey(),
        new DataSourceUsesCustomerKey(),
        new DataAutomationUsesCustomerKey(),
        new AgentMemoryUsesCustomerKey(),
        new CustomModelUsesCustomerKey(),
        new EvaluationJobUsesCustomerKey(),
        new InferenceProfileIsTagged(),
        new BedrockResourceIsNotShared(),
    ];
}
